#!/bin/sh
# Apache UIMA 3, uimaj-io-json 0.5.0: a CAS that JsonCas2Serializer writes holds its types in "%TYPES", yet JsonCas2Deserializer does not add
# them to the CAS that it is given. What it wrote itself it refuses: "Type not found in type system: my.Token". (dkpro-cassis 0.12.0 reads the
# types of the same file.)
# Guess beforehand: the file is self-contained, and is read into an empty CAS.
# Needs a JDK 17 and Maven.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>a</groupId><artifactId>a</artifactId><version>1</version>
  <dependencies><dependency><groupId>org.apache.uima</groupId><artifactId>uimaj-io-json</artifactId><version>0.5.0</version></dependency></dependencies>
</project>
END
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
cat > Types.java <<'END'
import java.io.File;
import org.apache.uima.cas.CAS;
import org.apache.uima.json.jsoncas2.*;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.apache.uima.util.CasCreationUtils;

class Types {
  public static void main(String[] arguments) throws Exception {
    var types = new TypeSystemDescription_impl();
    types.addType("my.Token", "", "uima.tcas.Annotation");
    CAS cas = CasCreationUtils.createCas(types, null, null);
    cas.setDocumentText("hello");
    cas.addFsToIndexes(cas.createAnnotation(cas.getTypeSystem().getType("my.Token"), 0, 5));
    File file = new File("cas.json");
    new JsonCas2Serializer().serialize(cas, file);
    try {
      new JsonCas2Deserializer().deserialize(file, CasCreationUtils.createCas());
      System.out.println("read");
    } catch (Exception error) {
      System.out.println(error.getMessage().lines().findFirst().get());
    }
    new JsonCas2Deserializer().deserialize(file, CasCreationUtils.createCas(types, null, null));
    System.out.println("read into a CAS with the types");
  }
}
END
java -cp 'lib/*' Types.java 2> /dev/null > out
grep -c '"%NAME" : "my.Token"' cas.json >> out
cat out
cat > wanted <<'END'
Type not found in type system: my.Token
read into a CAS with the types
1
END
cmp out wanted
