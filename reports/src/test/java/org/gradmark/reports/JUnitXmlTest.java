package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

public class JUnitXmlTest {

  private static Document parse(Run run) throws Exception {
    byte[] xml = JUnitXml.render(run).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static int count(Document document, String element) {
    return document.getElementsByTagName(element).getLength();
  }

  @Test
  public void everyCellIsATestCase() throws Exception {
    Document document = parse(Samples.realistic());
    Element root = document.getDocumentElement();
    assertEquals(count(document, "testcase"), 585);
    assertEquals(root.getAttribute("tests"), "585");
    assertEquals(count(document, "failure"), 13); // 11 fail, 2 deviate
    assertEquals(root.getAttribute("failures"), "13");
    assertEquals(count(document, "error"), 18);
    assertEquals(count(document, "skipped"), 63);
    assertEquals(count(document, "testsuite"), 25);
  }

  @Test
  public void aFailureSaysWhatAndHowToSeeItAgain() throws Exception {
    Document document = parse(Samples.realistic());
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    Element testcase = (Element) failure.getParentNode();
    assertEquals(testcase.getAttribute("classname"), "dl4j.adam");
    assertEquals(testcase.getAttribute("name"), "ADAM-02 epsilon-regime @float32");
    assertEquals(testcase.getAttribute("time"), "0.013");
    assertEquals(failure.getAttribute("type"), "deviates");
    assertTrue(failure.getAttribute("message").startsWith("[ADAM-02 epsilon-regime] follows"));
    assertTrue(
        failure.getTextContent().contains("./gradmark run --only 'dl4j:adam#ADAM-02@float32'"));
  }

  @Test
  public void itIsWellFormedWhateverTheMessagesHold() throws Exception {
    Document document = parse(Samples.nasty());
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").contains("<script>alert(1)</script> & \"quotes\""));
    assertTrue(failure.getAttribute("message").contains("tick\\u0000\\u001b[31m"));
  }

  @Test
  public void anEmptyRunIsADocumentToo() throws Exception {
    assertEquals(parse(Samples.run(List.of())).getDocumentElement().getAttribute("tests"), "0");
  }
}
