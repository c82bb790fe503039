// The web server, kept running by the start: one process for each core behind one port, because drawing a page is work
// for one core and eight people ask at once. Nothing a request needs is kept in a process alone (limits, sessions and
// jobs are in the database), so any of them may answer.
//   node web.mjs <port> <host>
import cluster from "node:cluster";
import { availableParallelism } from "node:os";
import { countDeaths } from "./children.mjs";
import { packageProgram } from "./run.mjs";

/** More than this many share one database badly; a bigger machine sets the number itself. */
const MOST = 4;

const [port = "3000", host = "127.0.0.1"] = process.argv.slice(2);
const asked = Number(process.env.MUTAKHIR_WEB_PROCESSES);
const count = Number.isInteger(asked) && asked > 0 ? asked : Math.min(availableParallelism(), MOST);

cluster.setupPrimary({ exec: packageProgram("next", "dist/bin/next"), args: ["start", "-p", port, "-H", host] });
let isStopping = false;
const diesTooOften = countDeaths();
cluster.on("exit", (_worker, code) => {
  if (isStopping) return;
  if (diesTooOften()) process.exit(code || 1);
  cluster.fork();
});
for (let index = 0; index < count; index += 1) cluster.fork();

process.on("SIGTERM", () => {
  isStopping = true;
  const workers = Object.values(cluster.workers ?? {});
  let left = workers.length;
  for (const worker of workers) {
    worker?.once("exit", () => {
      left -= 1;
      if (left === 0) process.exit(0);
    });
    worker?.process.kill("SIGTERM");
  }
});
