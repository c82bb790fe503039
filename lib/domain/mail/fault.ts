/** What a failure to send says in words; whoever sets the server up reads the code beside it. */
export const FAULT_KINDS = [
  "no-such-address",
  "refused",
  "busy",
  "sign-in",
  "no-answer",
  "not-secure",
  "unknown",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Replies that mean the mailbox itself (RFC 5321, 4.2.3). */
const NO_MAILBOX: readonly string[] = ["SMTP_550", "SMTP_551", "SMTP_553"];
const NO_ANSWER: readonly string[] = [
  "ETIMEDOUT",
  "ECONNECTION",
  "ECONNREFUSED",
  "ECONNRESET",
  "EDNS",
  "ENOTFOUND",
  "ESOCKET",
];

/** @param code as it is kept: `SMTP_<reply>` or the name of an error of the connection */
export function faultKind(code: string): FaultKind {
  if (NO_MAILBOX.includes(code)) return "no-such-address";
  if (code === "EAUTH" || code === "SMTP_530" || code === "SMTP_535") return "sign-in";
  if (/^SMTP_5\d\d$/.test(code)) return "refused";
  if (/^SMTP_4\d\d$/.test(code)) return "busy";
  if (code === "ETLS") return "not-secure";
  return NO_ANSWER.includes(code) ? "no-answer" : "unknown";
}
