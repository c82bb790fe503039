/** A worker of an older build does not know the question. */
const ANSWER_MS = 3_000;

/** The build whose files a worker gives out; null where it does not say. */
export function askBuild(worker: Pick<ServiceWorker, "postMessage">): Promise<string | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const answer = (build: string | null) => {
      port1.close();
      resolve(build);
    };
    port1.onmessage = ({ data }) => answer(typeof data === "string" ? data : null);
    setTimeout(() => answer(null), ANSWER_MS);
    worker.postMessage({ kind: "which-build" }, [port2]);
  });
}
