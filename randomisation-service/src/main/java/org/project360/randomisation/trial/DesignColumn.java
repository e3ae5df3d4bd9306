package org.project360.randomisation.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** The design as JSON text, so that a statistician can read the column and the freeze compares bytes. */
@Converter
@Immutable
public class DesignColumn implements AttributeConverter<TrialDesign, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(TrialDesign design) {
        try {
            return JSON.writeValueAsString(design);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The design is not serialisable", e);
        }
    }

    @Override
    public TrialDesign convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, TrialDesign.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored design is unreadable", e);
        }
    }
}
