// PostGraphile over PostgreSQL: node postgraphile.mjs ADDRESS:PORT SOCKET-FOLDER. With WORKERS of the environment, so many processes.
import cluster from "node:cluster";
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PgManyToManyPreset } from "@graphile-contrib/pg-many-to-many";

const [address, socket] = process.argv.slice(2);
const [host, port] = address.split(":");
const workers = Number(process.env.WORKERS ?? 1);

if (cluster.isPrimary && workers > 1) {
  for (let n = 0; n < workers; n++) cluster.fork();
} else {
  const pgl = postgraphile({
    extends: [PostGraphileAmberPreset, PgManyToManyPreset],
    pgServices: [makePgService({ connectionString: `postgres://bench@localhost/postgres?host=${encodeURIComponent(socket)}`, schemas: ["public"], poolConfig: { max: 10 } })],
    grafserv: { graphiql: false, watch: false, websockets: false },
    grafast: { explain: false },
  });
  const serv = pgl.createServ(grafserv);
  const server = createServer();
  await serv.addTo(server);
  server.keepAliveTimeout = 600_000;
  server.listen(Number(port), host);
}
