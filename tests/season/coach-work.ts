import type { Actor } from "@/lib/domain/access/actor";
import { type LotFilter, readLotFilter } from "@/lib/domain/lot/list-filter";
import type { LeftItem, LotDetail, LotFamily } from "@/lib/domain/lot/lot-page";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { listLots } from "@/lib/server/lot/list-query";
import { findLot } from "@/lib/server/lot/view-query";
import { decision } from "@/tests/support/factory/proposals";
import { run } from "@/tests/support/factory/run";
import { at } from "./clock";
import type { Life } from "./life";

const PART = 50;
/** What one coach looks at or opens in a day. */
const LOOKS_A_DAY = 120;
const DAY_MS = 86_400_000;
/** A lot is formed when its oldest has waited so long: more in a lot is less to look at, and three days are given. */
const WAITS_DAYS = 2;

const WAITING: LotFilter = readLotFilter({});
const UNSETTLED: LotFilter = readLotFilter({ tampil: "lot", sisa: "1" });

/** A coach's day: lots formed of what has waited, their samples looked at, lots accepted or sent back, the rest opened alone. */
export async function coachByLots(life: Life, coaches: readonly Actor[], day: string): Promise<void> {
  for (const [index, coach] of coaches.entries()) {
    const now = at(day, 9 + index);
    if (life.random.chance(0.15)) continue;
    await formLots(life, coach, now);
    const budget = { left: LOOKS_A_DAY };
    const page = await listLots(coach, UNSETTLED, now);
    for (const line of page?.lots?.toReversed() ?? []) {
      if (budget.left <= 0) break;
      await workOn(life, coach, line.publicId, now, budget);
    }
  }
}

async function formLots({ tally }: Life, coach: Actor, now: Date): Promise<void> {
  const page = await listLots(coach, WAITING, now, 100);
  for (const { villageCode, periodId, oldestAt } of page?.waiting ?? []) {
    if (now.getTime() - oldestAt.getTime() < WAITS_DAYS * DAY_MS) continue;
    const formed = await tally.timed("lot: form", () => run(coach, "lot.form", { villageCode, periodId }, { now }));
    tally.add(formed.ok ? "lot: formed" : `lot: refused ${formed.error.code}`);
  }
}

interface Budget {
  left: number;
}

async function workOn(life: Life, coach: Actor, publicId: string, now: Date, budget: Budget): Promise<void> {
  const key = parsePublicId(publicId);
  if (key === null) return;
  const read = (after: number) =>
    life.tally.timed("lot: page", () => findLot(coach, key, { filter: { view: "drawn", after }, locale: "id", now }));
  for (let after: number | null = 0; after !== null && budget.left > 0; ) {
    const page: LotDetail | null = await read(after);
    if (page === null) return;
    for (const family of page.families.filter(({ canJudge, verdict }) => canJudge && verdict === null)) {
      if (budget.left <= 0) return;
      budget.left -= 1;
      if ((await judge(life, coach, page, family, now)) !== "open") break;
    }
    after = page.next;
  }
  const seen = await read(0);
  if (seen === null || seen.left.length === 0) return;
  await settle(life, coach, seen, now);
  for (const item of seen.left.filter(({ needsPerson }) => needsPerson && seen.inspection.state === "passed")) {
    if (budget.left <= 0) return;
    budget.left -= 1;
    await openAlone(life, coach, { ...item, regencyCode: seen.regencyCode }, now);
  }
}

async function judge(life: Life, coach: Actor, lot: LotDetail, family: LotFamily, now: Date): Promise<string> {
  const isBad = life.random.chance(0.02);
  const input = {
    regencyCode: lot.regencyCode,
    lotId: lot.id,
    proposalId: family.id,
    seen: null,
    verdict: isBad ? "faulty" : "fit",
    reason: isBad ? "ANSWERS_INCONSISTENT" : null,
    question: isBad ? (family.changed[0]?.value ?? null) : null,
    note: isBad ? "Contoh." : null,
  };
  const found = await life.tally.timed("lot: judge", () => run<{ state: string }>(coach, "lot.judge", input, { now }));
  if (!found.ok) {
    life.tally.add(`lot: judge refused ${found.error.code}`);
    return "open";
  }
  if (found.value.state !== "open") life.tally.add(`lot: ${found.value.state}`);
  return found.value.state;
}

async function settle(life: Life, coach: Actor, lot: LotDetail, now: Date): Promise<void> {
  const { state } = lot.inspection;
  if (state !== "passed" && state !== "failed") return;
  const items = lot.left.filter(({ needsPerson }) => state === "failed" || !needsPerson);
  const command = state === "passed" ? "lot.accept" : "lot.return";
  const because =
    state === "passed"
      ? {}
      : { target: "operator", reason: "ANSWERS_INCONSISTENT", note: "Lotnya tidak lolos. Contoh." };
  for (let from = 0; from < items.length; from += PART) {
    const part = items
      .slice(from, from + PART)
      .map(({ id, version }) => ({ regencyCode: lot.regencyCode, id, version }));
    const input = { regencyCode: lot.regencyCode, lotId: lot.id, items: part, ...because };
    const answer = await life.tally.timed(`${command}: ${PART} together`, () =>
      run<{ outcomes: { refused: string | null; reason: string | null }[] }>(coach, command, input, { now }),
    );
    if (!answer.ok) life.tally.add(`${command}: refused ${answer.error.code}`);
    else
      for (const { refused, reason } of answer.value.outcomes)
        life.tally.add(
          refused !== null
            ? `${command}: ${reason ?? refused}`
            : command === "lot.accept"
              ? "accept: agreed"
              : "accept: return",
        );
  }
}

async function openAlone(
  { tally, random }: Life,
  coach: Actor,
  { regencyCode, id, version }: Pick<LeftItem, "id" | "version"> & { readonly regencyCode: string },
  now: Date,
): Promise<void> {
  const made = random.chance(0.85)
    ? decision("accept")
    : decision("return", { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Contoh." });
  const outcome = await tally.timed("accept: one", () =>
    run(coach, "proposal.decide", { item: { regencyCode, id, version }, decision: made }, { now }),
  );
  tally.add(
    outcome.ok ? `accept: ${made.event === "accept" ? "agreed" : "return"}` : `accept: refused ${outcome.error.code}`,
  );
}
