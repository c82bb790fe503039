import "server-only";
import { createTransport } from "nodemailer";
import type { MailConfig } from "@/lib/server/config/config";
import type { ComposedMail } from "./compose";

/** What sends one mail; an error where it was not taken. */
export type SendMail = (to: string, mail: ComposedMail) => Promise<void>;

const CONNECT_MS = 10_000;
const LIMITS = { silentMs: 20_000 };
/** For one mail from beginning to end. */
const WHOLE_MS = 45_000;

/**
 * Hands mails to the configured server, one connection a mail, within time limits. Beyond this machine only under TLS, with a
 * certificate that is checked; plain text alone, without files or addresses to fetch.
 */
export function smtpTransport(mail: MailConfig, { silentMs } = LIMITS): SendMail {
  const inTheClear = mail.isLoopback && !mail.isSecure;
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.isSecure,
    requireTLS: !inTheClear,
    ignoreTLS: inTheClear,
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: mail.password ?? "" } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: silentMs,
    tls: { minVersion: "TLSv1.2" },
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  return async (to, { subject, text }) => {
    const signal = AbortSignal.timeout(WHOLE_MS);
    await transport.sendMail({ from: mail.from, to: { name: "", address: to }, subject, text, signal });
  };
}

/** A failure as it is kept: a code, never the server's text, which may quote the address. */
export interface SendFault {
  readonly code: string;
  /** The server says that it will never take this mail to this address. */
  readonly isPermanent: boolean;
}

const PERMANENT = 500;

export function faultOf(error: unknown): SendFault {
  const answer = numberIn(error, "responseCode");
  if (answer !== null) return { code: `SMTP_${answer}`, isPermanent: answer >= PERMANENT };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return { code: /^[A-Z0-9_]{1,40}$/.test(code) ? code : "UNKNOWN", isPermanent: false };
}

function numberIn(error: unknown, name: "responseCode"): number | null {
  const value = error instanceof Error && name in error ? Reflect.get(error, name) : null;
  return typeof value === "number" && value >= 100 && value < 600 ? value : null;
}
