// The nodes, and the edges by relation, that Gephi reads from a file: java -cp gephi-toolkit-all.jar Gephi.java FILE

import java.io.File;
import java.util.TreeMap;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

class Gephi {
  public static void main(String[] arguments) throws Exception {
    var projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    var imports = Lookup.getDefault().lookup(ImportController.class);
    Container container = imports.importFile(new File(arguments[0]));
    imports.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();
    var counts = new TreeMap<String, Integer>();
    for (Node node : graph.getNodes()) {
      Object identity = node.getAttribute("identity");
      if (identity != null) counts.merge("identity\t" + identity, 1, Integer::sum);
    }
    for (Edge edge : graph.getEdges()) counts.merge("relation\t" + edge.getAttribute("relation"), 1, Integer::sum);
    counts.forEach((what, count) -> System.out.println(what + "\t" + count));
    System.exit(0);
  }
}
