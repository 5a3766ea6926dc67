package org.wasmplugins.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is tested here is the quickstart: two poms say the same. */
class QuickstartTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path QUICKSTART = HERE.resolve("../../examples/quickstart").normalize();
    private static final String WITH_KAFKA = "/project/%1$s|/project/profiles/profile[id='kafka']/%1$s";

    @Test
    void dependencies_areThoseOfTheQuickstartWithKafka() throws Exception {
        var dependencies = WITH_KAFKA.formatted("dependencies/dependency[not(scope)]/artifactId");
        assertThat(texts(QUICKSTART, dependencies)).contains("quarkus-messaging-kafka")
                .hasSameElementsAs(texts(HERE, dependencies));
    }

    @Test
    void profile_isThatOfTheQuickstartWithKafka() throws Exception {
        var profile = WITH_KAFKA.formatted("properties/quarkus.profile");
        assertThat(texts(QUICKSTART, profile)).containsExactly("kafka").isEqualTo(texts(HERE, profile));
    }

    @Test
    void resources_areTheQuickstarts() throws Exception {
        var directories = "/project/build/resources/resource/directory";
        assertThat(paths(QUICKSTART, directories)).contains(QUICKSTART.resolve("src/main/resources"))
                .isEqualTo(paths(HERE, directories));
    }

    @Test
    void sources_areTheQuickstarts() throws Exception {
        assertThat(paths(HERE, "/project/build/sourceDirectory")).containsExactly(QUICKSTART.resolve("src/main/java"));
    }

    private static Set<Path> paths(Path module, String path) throws Exception {
        return texts(module, path).stream().map(text -> module.resolve(text).normalize()).collect(Collectors.toSet());
    }

    private static List<String> texts(Path module, String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(module.resolve("pom.xml").toFile());
        var nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent().strip()).toList();
    }
}
