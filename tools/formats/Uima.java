// The annotations of our layers that Apache UIMA reads from the CAS of each line of a file: java -cp 'LIBRARIES/*' Uima.java FILE. Its reader
// leaves the types of a file aside (findings/uima-json-types.sh), so they are made first, as INCEpTION has them by its project.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.apache.uima.util.CasCreationUtils;

class Uima {
  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      var types = new TypeSystemDescription_impl();
      for (var written : new ObjectMapper().readTree(line).get("%TYPES")) {
        var type = types.addType(written.get("%NAME").asText(), "", written.get("%SUPER_TYPE").asText());
        for (var feature : written)
          if (feature.isObject()) type.addFeature(feature.get("%NAME").asText(), "", feature.get("%RANGE").asText());
      }
      CAS cas = CasCreationUtils.createCas(types, null, null);
      new JsonCas2Deserializer().deserialize(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), cas);
      for (String layer : new String[] {"Content", "Cue", "Source"}) {
        var type = cas.getTypeSystem().getType("webanno.custom." + layer);
        if (type == null) continue;
        var statement = type.getFeatureByBaseName("statement");
        for (AnnotationFS one : cas.getAnnotationIndex(type))
          out.println(layer + "\t" + one.getIntValue(statement) + "\t" + String.join(" ", one.getCoveredText().split("(?U)\\s+")));
      }
    }
    out.flush();
  }
}
