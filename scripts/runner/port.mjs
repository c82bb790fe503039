import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainFailure } from "./failure.mjs";

/**
 * The port to serve on.
 * @param {string | undefined} text
 */
export function parsePort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainFailure(`PORT bukan nomor port: ${text}. / PORT is not a port number.`);
}

/**
 * Refuses a port that somebody listens on. Asked before any long step. A start that was killed a moment ago may still
 * be letting go of it.
 * @param {number} port
 * @param {string} host
 * @param {number} [tries] half a second apart
 */
export async function requireFreePort(port, host, tries = 12) {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const taken = (await isTaken(port, host)) || (await isTaken(port, undefined));
    if (!taken) return;
    await sleep(500);
  }
  throw new PlainFailure(
    `Port ${port} sedang dipakai program lain: pilih yang lain, misalnya PORT=${port + 1} npm start. / Port ${port} is taken: choose another, for example PORT=${port + 1} npm start.`,
  );
}

function isTaken(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(true);
      else if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") {
        reject(new PlainFailure(`${host ?? ""}:${port} tidak boleh dipakai / cannot be used (${error.code})`));
      } else resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
