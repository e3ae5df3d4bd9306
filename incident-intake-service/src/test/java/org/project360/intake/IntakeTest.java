package org.project360.intake;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.project360.local.testing.InfraResource;

/** A test of the running service on a real database and broker; all share one start. */
@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IntakeTest {}
