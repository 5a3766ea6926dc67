package org.wasmplugins.quarkus.deployment;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.quarkus.test.QuarkusUnitTest;

class SubclassMapperBeanTest extends MapperBeansContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withApplicationRoot(echo());

    /** Overrides neither copy() nor copyWith(), as most do. */
    @Singleton
    static class OwnMapper extends ObjectMapper {

        private static final long serialVersionUID = 1L;

        OwnMapper() {
            registerModule(new JavaTimeModule());
            setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
            disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        }
    }
}
