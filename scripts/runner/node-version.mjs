import { PlainFailure } from "./failure.mjs";

const OLDEST_NODE = [20, 19];

/** Refuses a Node that the pinned packages do not run on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new PlainFailure(
    `Perlu Node ${OLDEST_NODE.join(".")} atau lebih baru, ini ${process.versions.node}. / Node ${OLDEST_NODE.join(".")} or newer is needed, this is ${process.versions.node}.`,
  );
}
