import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Door {
  /** Another address of the portal. */
  readonly url: string;
  /** The portal is gone, as when the village's link is: what is open breaks, what is new is refused. */
  shut(): Promise<void>;
}

/** A way to the portal under test that can be shut without stopping it. */
export async function openDoor(): Promise<Door> {
  const { hostname, port } = new URL(process.env["BASE_URL"] ?? "http://localhost:3000");
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const portal = connect(Number(port), hostname);
    for (const each of [socket, portal]) {
      open.add(each);
      each.on("error", () => each.destroy());
      each.on("close", () => {
        open.delete(each);
        (each === socket ? portal : socket).destroy();
      });
    }
    socket.pipe(portal).pipe(socket);
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  const own = server.address();
  const isBound = (address: typeof own): address is AddressInfo => typeof address === "object" && address !== null;
  if (!isBound(own)) throw new Error("the door has no port");
  return {
    url: `http://localhost:${own.port}`,
    shut: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}
