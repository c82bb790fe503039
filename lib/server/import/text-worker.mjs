import { parentPort, workerData } from "node:worker_threads";
import { decodeText, parseCsv } from "../../domain/table/csv.mjs";

// A thread of its own, with a heap of its own: whatever a hostile text does to the reader, it does here.

parentPort.postMessage(parseCsv(decodeText(new Uint8Array(workerData.buffer)).replace(/^\uFEFF/, "")));
