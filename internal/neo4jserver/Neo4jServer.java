import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Result;
import org.neo4j.internal.helpers.HostnamePort;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server with Bolt and nothing else.
 *
 * <p>Arguments: home folder, configuration file and, if wanted, {@code --stop-on-eof}, which ends the
 * server when its standard input ends: that is how it notices that the process that started it was
 * killed. The password of the user neo4j comes in the variable NEO4J_PASSWORD, because any user of
 * the machine can read arguments.
 */
public class Neo4jServer {
    private static final Duration PASSWORD_LIMIT = Duration.ofMinutes(1);

    public static void main(String[] args) {
        boolean stopOnEof = args.length == 3 && args[2].equals("--stop-on-eof");
        if (args.length != 2 && !stopOnEof) {
            System.err.println("usage: java Neo4jServer.java HOME CONF [--stop-on-eof]");
            System.exit(2);
        }
        if (stopOnEof) {
            new Thread(Neo4jServer::exitOnEof).start();
        }
        try {
            serve(Path.of(args[0]), Path.of(args[1]));
        } catch (Throwable failure) {
            failure.printStackTrace();
            // Neo4j's threads would keep the process alive.
            System.exit(1);
        }
    }

    private static void serve(Path home, Path conf) throws InterruptedException {
        DatabaseManagementService server =
                new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(conf).build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        setPassword(server, System.getenv("NEO4J_PASSWORD"));
        System.out.println("ready bolt://" + boltAddress(server));
        Thread.currentThread().join();
    }

    /**
     * Makes the password valid whatever the folder held before. ALTER USER would refuse a password
     * that is set already, and Neo4j's own initial password works for a new folder only. Bolt is
     * open by now, so for some seconds of a new folder's life the password is Neo4j's default, which
     * allows nothing but to set another; that one is replaced here too.
     */
    private static void setPassword(DatabaseManagementService server, String password) {
        if (password == null || password.isEmpty()) {
            return;
        }
        String command = "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED";
        // It is the first query, so all of Neo4j's planner is loaded for it: on a busy machine that
        // takes longer than the time limit that the configuration sets for queries.
        server.database("system")
                .executeTransactionally(
                        command, Map.of("password", password), Result::resultAsString, PASSWORD_LIMIT);
    }

    /** The address Bolt really has: for the port 0 the system chose one. */
    private static String boltAddress(DatabaseManagementService server) {
        GraphDatabaseAPI system = (GraphDatabaseAPI) server.database("system");
        HostnamePort bolt =
                system.getDependencyResolver()
                        .resolveDependency(ConnectorPortRegister.class)
                        .getLocalAddress(ConnectorType.BOLT);
        String host = bolt.getHost();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + bolt.getPort();
    }

    private static void exitOnEof() {
        try {
            while (System.in.read() != -1) {}
        } catch (IOException closed) {
            // A broken pipe says the same as its end.
        }
        System.exit(0);
    }
}
