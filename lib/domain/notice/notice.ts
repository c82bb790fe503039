import * as z from "zod";
import { DIRECT_ACCESS_PATH } from "../access/direct-access";
import { GLASS_HOURS, GLASS_LEVELS } from "../access/glass";
import { ROLES } from "../access/role";
import { RIGHTS_PATH } from "../rights/list-filter";
import { RETEST_WHYS } from "../training-session/retest";
import { TIER_NAMES } from "../workflow/tier";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.number().int().min(0);

/**
 * What the portal tells one person beside the decisions on their work. Kinds, codes, days and counts alone: what is told may
 * be sent by mail.
 */
export const noticeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("delegation-given"), role: z.enum(ROLES), fromDay: day, toDay: day }),
  z.strictObject({ kind: z.literal("delegation-ended"), role: z.enum(ROLES), fromDay: day, toDay: day }),
  z.strictObject({
    kind: z.literal("reminder-tier"),
    tier: z.enum(TIER_NAMES),
    /** Their last day is today, or the next working day. */
    dueToday: count,
    dueNext: count,
    overdue: count,
  }),
  /** Late enough in a tier for its reader to decide in place of who holds it. */
  z.strictObject({ kind: z.literal("reminder-stand-in"), tier: z.enum(TIER_NAMES), count }),
  /** So much waits in a tier for which nobody is there, or too few: for administrators. */
  z.strictObject({ kind: z.literal("reminder-holders"), tier: z.enum(TIER_NAMES), count }),
  /** Ground checks: late or due by the next working day, for who goes; nobody goes yet, for who orders them. */
  z.strictObject({ kind: z.literal("reminder-check"), late: count, soon: count, idle: count }),
  /** Objections whose answer is due or late, for who may give it. */
  z.strictObject({ kind: z.literal("reminder-objection"), late: count, soon: count }),
  z.strictObject({ kind: z.literal("reminder-returned"), count }),
  z.strictObject({ kind: z.literal("reminder-draft"), count, endsOn: day }),
  z.strictObject({ kind: z.literal("reminder-meeting"), count, lastDay: day }),
  z.strictObject({ kind: z.literal("digest"), week: day }),
  /** A seat is offered in the training that begins on a day. */
  z.strictObject({ kind: z.literal("training-invited"), role: z.enum(ROLES), day }),
  /** A place in the queue has become a seat. */
  z.strictObject({ kind: z.literal("training-seat"), role: z.enum(ROLES), day }),
  z.strictObject({ kind: z.literal("training-moved"), day }),
  z.strictObject({ kind: z.literal("training-cancelled"), day }),
  /** Passed: the whole duty is open until a day. */
  z.strictObject({ kind: z.literal("training-passed"), role: z.enum(ROLES), lastDay: day }),
  z.strictObject({ kind: z.literal("post-ended"), role: z.enum(ROLES) }),
  /** An administrator moved the end of a grant. */
  z.strictObject({ kind: z.literal("grant-extended"), role: z.enum(ROLES), lastDay: day }),
  /** An administrator opened a duty without training, or for longer: for those who own the data, and for its holder. */
  z.strictObject({ kind: z.literal("access-given"), role: z.enum(ROLES) }),
  z.strictObject({ kind: z.literal("access-extended"), role: z.enum(ROLES), lastDay: day }),
  z.strictObject({ kind: z.literal("access-got"), role: z.enum(ROLES) }),
  /** An administrator made a code with which a password is chosen anew: for the account's owner, and for those who own the data. */
  z.strictObject({ kind: z.literal("code-got") }),
  z.strictObject({ kind: z.literal("code-given"), role: z.enum(ROLES) }),
  /** Access in an emergency: for its holder, for those who own the data, and when it is closed before its end. */
  z.strictObject({ kind: z.literal("glass-given"), level: z.enum(GLASS_LEVELS), hours: z.literal(GLASS_HOURS) }),
  z.strictObject({ kind: z.literal("glass-opened"), level: z.enum(GLASS_LEVELS), hours: z.literal(GLASS_HOURS) }),
  z.strictObject({ kind: z.literal("glass-closed"), level: z.enum(GLASS_LEVELS) }),
  /** What became of a request for data: for who asked. */
  z.strictObject({ kind: z.literal("data-request"), outcome: z.enum(["returned", "refused", "granted", "revoked"]) }),
  /** Requests for data that wait at a desk. */
  z.strictObject({ kind: z.literal("reminder-data-request"), count }),
  /** A report of use that a holder of data owes. */
  z.strictObject({ kind: z.literal("reminder-use-report"), count, lastDay: day }),
  /** What families ask about their own data and wait for an answer to: of it due within 24 hours, and over its 3 x 24. */
  z.strictObject({ kind: z.literal("reminder-rights"), count, soon: count, late: count }),
  /** The same for who answers for a region's data, without the way to the families. */
  z.strictObject({ kind: z.literal("rights-late"), soon: count, late: count }),
  /** A training begins tomorrow. */
  z.strictObject({ kind: z.literal("reminder-training"), day }),
  /** An invitation to a training that begins on a day waits for an answer. */
  z.strictObject({ kind: z.literal("reminder-answer"), day }),
  /** The test of a training can be taken for some days yet. */
  z.strictObject({ kind: z.literal("reminder-test"), lastDay: day }),
  /** So many access rights of an area wait for this quarter's review. */
  z.strictObject({ kind: z.literal("reminder-review"), left: count, lastDay: day }),
  z.strictObject({ kind: z.literal("reminder-certificate"), role: z.enum(ROLES), lastDay: day }),
  /** The test must be passed again before a day, or the whole duty is reading and drafting from then on. */
  z.strictObject({ kind: z.literal("retest-announced"), role: z.enum(ROLES), why: z.enum(RETEST_WHYS), day }),
  z.strictObject({ kind: z.literal("retest-due"), role: z.enum(ROLES), why: z.enum(RETEST_WHYS) }),
]);
export type NoticeFacts = z.infer<typeof noticeSchema>;
export type NoticeKind = NoticeFacts["kind"];

/** How far back the page shows, and how many it shows at a time. */
export const NOTICE_DAYS = 90;
export const NOTICES_A_PAGE = 20;

/** The portal's page that a notice leads to. */
export function noticeHref(facts: NoticeFacts): string {
  switch (facts.kind) {
    case "delegation-given":
    case "delegation-ended":
      return "/akun/cuti";
    case "grant-extended":
    case "access-got":
    case "code-got":
      return "/akun";
    case "access-given":
    case "access-extended":
    case "code-given":
      return DIRECT_ACCESS_PATH;
    case "glass-given":
    case "glass-opened":
    case "glass-closed":
      return "/akun/darurat";
    case "reminder-review":
      return "/akses/tinjauan";
    case "data-request":
    case "reminder-data-request":
    case "reminder-use-report":
      return "/permintaan-data";
    case "reminder-rights":
      return RIGHTS_PATH;
    case "rights-late":
      return "/kabar";
    case "reminder-tier":
    case "reminder-stand-in":
      return TIER_PAGE[facts.tier];
    case "reminder-check":
      return "/cek-lapangan";
    case "reminder-objection":
      return "/sanggahan";
    case "reminder-holders":
      return "/jenjang/pemegang";
    case "reminder-returned":
    case "reminder-draft":
      return "/usulan";
    case "reminder-meeting":
      return "/musyawarah";
    case "training-invited":
    case "training-seat":
    case "training-moved":
    case "training-cancelled":
    case "training-passed":
    case "post-ended":
    case "reminder-training":
    case "reminder-answer":
    case "reminder-test":
    case "reminder-certificate":
    case "retest-announced":
    case "retest-due":
      return "/pelatihan-saya";
    case "digest":
      return `/kabar/mingguan?pekan=${facts.week}`;
  }
}

const TIER_PAGE = {
  endorse: "/musyawarah",
  verify: "/verifikasi",
  sign: "/pengesahan",
  validate: "/validasi",
  accept: "/mutu",
} as const;
