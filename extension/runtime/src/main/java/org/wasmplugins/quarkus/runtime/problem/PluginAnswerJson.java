package org.wasmplugins.quarkus.runtime.problem;

import java.io.IOException;

import jakarta.inject.Singleton;

import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.host.PluginAnswer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Writes answers and failures in the form that clients may see: without stack traces, and without text of hosts and guests.
 */
@Singleton
public class PluginAnswerJson implements ObjectMapperCustomizer {

    private final ProblemDetails details;

    PluginAnswerJson(ProblemDetails details) {
        this.details = details;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("wasm-plugins").addSerializer(new Answers(details))
                .addSerializer(new Failures(details)));
    }

    private static final class Answers extends StdSerializer<PluginAnswer> {

        private static final long serialVersionUID = 1L;

        private final transient ProblemDetails details;

        Answers(ProblemDetails details) {
            super(PluginAnswer.class);
            this.details = details;
        }

        @Override
        public void serialize(PluginAnswer answer, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("plugin", answer.plugin().value());
            var failure = failure(answer);
            json.writeBooleanField("success", failure == null);
            if (failure == null) {
                provider.defaultSerializeField("data", answer.response().data(), json);
            } else {
                json.writeFieldName("problem");
                Problem.of(failure, details.areShown()).write(json);
            }
            json.writeEndObject();
        }

        private static PluginException failure(PluginAnswer answer) {
            if (answer.failure() != null || answer.response().success()) {
                return answer.failure();
            }
            return new PluginResponseException(new PluginOperation(answer.plugin(), null, "handle an event"),
                    answer.response().error());
        }
    }

    private static final class Failures extends StdSerializer<PluginException> {

        private static final long serialVersionUID = 1L;

        private final transient ProblemDetails details;

        Failures(ProblemDetails details) {
            super(PluginException.class);
            this.details = details;
        }

        @Override
        public void serialize(PluginException failure, JsonGenerator json, SerializerProvider provider) throws IOException {
            Problem.of(failure, details.areShown()).write(json);
        }
    }
}
