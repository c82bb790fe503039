import { createServer, type Server, type Socket } from "node:net";

export interface TakenMail {
  readonly from: string;
  readonly to: string;
  /** Headers and body as they came over the wire. */
  readonly raw: string;
}

export type SmtpMode = "take" | "later" | "never" | "silent" | "cut" | "late";

/**
 * A mail server on loopback for tests: takes mails and keeps them, or answers 451 (`later`), 550 (`never`), nothing after the
 * greeting (`silent`), hangs up (`cut`), or keeps its yes until the test asks for it (`late`).
 */
export class TestSmtp {
  readonly mails: TakenMail[] = [];
  /** What gives the yes that was kept. */
  readonly waiting: (() => void)[] = [];
  mode: SmtpMode = "take";
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => undefined);
      this.#serve(socket);
    });
  }

  /** The address to hand mails in at. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    this.#server.unref();
    return `smtp://127.0.0.1:${address.port}`;
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    let from = "";
    let to = "";
    let data: string | null = null;
    let rest = "";
    socket.write("220 uji ESMTP\r\n");
    socket.on("data", (chunk) => {
      rest += chunk.toString("utf8");
      for (let end = rest.indexOf("\r\n"); end !== -1; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line !== ".") data += `${line}\n`;
          else {
            this.mails.push({ from, to, raw: data });
            data = null;
            const accept = () => void socket.write("250 diterima\r\n");
            if (this.mode === "late") this.waiting.push(accept);
            else accept();
          }
          continue;
        }
        if (this.mode === "silent") continue;
        if (this.mode === "cut") {
          socket.destroy();
          return;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "MAIL") from = addressIn(line);
        if (verb === "RCPT") to = addressIn(line);
        socket.write(this.#answer(verb, to));
        if (verb === "DATA") data = "";
      }
    });
  }

  #answer(verb: string, to: string): string {
    if (verb === "EHLO" || verb === "HELO") return "250 uji\r\n";
    if (verb === "DATA") return "354 silakan\r\n";
    if (verb === "STAR") return "502 tidak ada\r\n";
    if (verb === "QUIT") return "221 sampai jumpa\r\n";
    // As real servers do, the refusal quotes the address.
    if (verb === "RCPT" && this.mode === "later") return `451 <${to}> coba lagi nanti\r\n`;
    if (verb === "RCPT" && this.mode === "never") return `550 <${to}> tidak dikenal\r\n`;
    return "250 baik\r\n";
  }
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}
