package org.project360.randomisation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.project360.local.testing.InfraResource;

/** The service on a real database and broker; the same for every test, so that it starts once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "randomisation"))
public @interface RandomisationTest {}
