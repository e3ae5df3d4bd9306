package org.project360.chassis.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.stream.Collectors;
import org.project360.chassis.crypto.TopicCipher;

/** Payloads to bytes and back, plain or sealed. */
@ApplicationScoped
public class EventCodec {

    private final ObjectMapper json;
    private final TopicCipher cipher;

    EventCodec(ObjectMapper json, TopicCipher cipher) {
        this.json = json;
        this.cipher = cipher;
    }

    /**
     * Reads a plain JSON payload.
     *
     * @throws RejectedEvent with the JSON pointer of the first error
     */
    public <T> T read(IncomingEvent event, Class<T> type) {
        return parse(event.value(), type);
    }

    /**
     * Reads the payload of an encrypted topic; a payload in clear is refused.
     *
     * @throws RejectedEvent if it cannot be opened or read
     */
    public <T> T readSealed(IncomingEvent event, Class<T> type) {
        return parse(open(event), type);
    }

    /** The plaintext of a sealed payload. */
    public byte[] open(IncomingEvent event) {
        return cipher.open(event.topic(), event.value());
    }

    public byte[] write(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not serialisable: " + data.getClass().getName());
        }
    }

    public byte[] writeSealed(String topic, Object data) {
        return cipher.seal(topic, write(data));
    }

    private <T> T parse(byte[] value, Class<T> type) {
        try {
            T data = json.readValue(value, type);
            if (data == null) {
                throw new RejectedEvent("", "payload-missing", "The payload is JSON null.");
            }
            return data;
        } catch (JsonMappingException e) {
            // The message of the exception may quote the payload: only the place is told.
            String pointer = e.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : "" + step.getIndex()))
                    .collect(Collectors.joining());
            throw new RejectedEvent(pointer, "type-mismatch", "The value here does not fit its type.");
        } catch (IOException e) {
            throw new RejectedEvent("", "json-malformed", "The payload is not well-formed JSON.");
        }
    }
}
