import type { RefusalReason, RightsEvent, RightsKind, RightsState } from "@/lib/domain/rights/rights";
import { answerDueAt } from "@/lib/domain/rights/rights";
import type { Cell } from "@/lib/server/db/copy";
import { type Acting, actingIn, type People } from "./accounts";
import { instantOf } from "./calendar";
import { MAIN_VILLAGE } from "./plan";
import { randomFor, uuidFrom } from "./random";
import type { VillageWork } from "./village-work";

interface Asked {
  readonly hoursAgo: number;
  readonly kind: RightsKind;
  readonly state: RightsState;
  readonly wish: string | null;
  readonly reason: RefusalReason | null;
  readonly answer: string | null;
}

/** No restriction that holds: it would keep a family out of what the demo hands over. */
const CASES: readonly Asked[] = [
  { hoursAgo: 10, kind: "copy", state: "open", wish: null, reason: null, answer: null },
  { hoursAgo: 60, kind: "access", state: "open", wish: null, reason: null, answer: null },
  {
    hoursAgo: 90,
    kind: "access",
    state: "granted",
    wish: null,
    reason: null,
    answer: "Daftar pembaca diserahkan di loket (contoh).",
  },
  {
    hoursAgo: 200,
    kind: "correction",
    state: "refused",
    wish: "Desil kami terlalu tinggi (contoh).",
    reason: "not-ours",
    answer: "Desil ditetapkan BPS. Data keluarga boleh diperbarui di loket (contoh).",
  },
];

export const RIGHTS_COLUMNS = {
  requests: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    "kind",
    "channel",
    "asker",
    "proof",
    "wish",
    "state",
    "version",
    "recorded_by",
    "asked_at",
    "due_at",
    "decided_by",
    "decided_at",
    "reason",
    "answer",
    "updated_at",
  ],
  events: ["regency_code", "id", "village_code", "request_id", "at", "actor_id", "grant_id", "role", "event", "note"],
} as const;

const HOUR_MS = 3_600_000;
/** Beside those whose objections and visits the demo tells of. */
const FROM_END = 15;

/** Requests of families about their own data: one new, one due soon, one granted, one refused. Only the main village has some. */
export function rightsRequests(work: VillageWork, people: People, on: string) {
  const rows = { requests: [] as Cell[][], events: [] as Cell[][] };
  const code = work.village.plan.site.code;
  const [operator] = actingIn(people, "village-operator", code);
  const [verifier] = actingIn(people, "regency-verifier", code);
  if (code !== MAIN_VILLAGE || operator === undefined || verifier === undefined) return rows;
  const families = work.village.families.filter(({ status }) => status === 1).slice(-FROM_END);
  for (const [index, each] of CASES.entries()) {
    const family = families[index];
    if (family !== undefined) addCase(rows, each, { code, householdId: family.id, on, operator, verifier });
  }
  return rows;
}

interface Around {
  readonly code: string;
  readonly householdId: string;
  readonly on: string;
  readonly operator: Acting;
  readonly verifier: Acting;
}

function addCase(
  rows: { readonly requests: Cell[][]; readonly events: Cell[][] },
  { hoursAgo, kind, state, wish, reason, answer }: Asked,
  { code, householdId, on, operator, verifier }: Around,
): void {
  const random = randomFor("rights", householdId);
  const askedAt = new Date(instantOf(on) - hoursAgo * HOUR_MS);
  const id = uuidFrom(random, askedAt.getTime());
  const decidedAt = state === "open" ? null : new Date(askedAt.getTime() + 30 * HOUR_MS);
  const regency = code.slice(0, 4);
  rows.requests.push([
    regency,
    id,
    code,
    householdId,
    kind,
    "desk",
    "head",
    "kk",
    wish,
    state,
    decidedAt === null ? 1 : 2,
    operator.userId,
    askedAt,
    answerDueAt(askedAt),
    decidedAt === null ? null : verifier.userId,
    decidedAt,
    reason,
    answer,
    decidedAt ?? askedAt,
  ]);
  const event = (at: Date, by: Acting, name: RightsEvent, note: string | null) =>
    rows.events.push([
      regency,
      uuidFrom(random, at.getTime()),
      code,
      id,
      at,
      by.userId,
      by.grantId,
      by.role,
      name,
      note,
    ]);
  event(askedAt, operator, "open", null);
  if (decidedAt !== null) event(decidedAt, verifier, state === "granted" ? "grant" : "refuse", answer);
}
