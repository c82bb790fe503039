import { levelOf } from "../dashboard/area";
import { DEADLINE_UNITS, type Deadline, type DeadlineUnit, MOST_DAYS, type TimedTier } from "./deadline";
import {
  type Coverage,
  type Escalation,
  FIXED_TIERS,
  MOST_ESCALATION_DAYS,
  MOST_IN_QUORUM,
  type Quorum,
  TIER_NAMES,
  type TierName,
  type TierSet,
} from "./tier";

/** Words of the tiers in addresses. */
const TIER_WORDS = {
  verifikasi: "verify",
  pengesahan: "sign",
  validasi: "validate",
  mutu: "accept",
} as const satisfies Record<string, TimedTier>;
const UNIT_WORDS = { hari: "day", kerja: "working-day" } as const satisfies Record<string, DeadlineUnit>;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export function tierOfWord(word: string): TimedTier | null {
  return Object.entries(TIER_WORDS).find(([each]) => each === word)?.[1] ?? null;
}

export function tierHref(tier: TimedTier | null, areaCode: string | null): string {
  const word = Object.entries(TIER_WORDS).find(([, each]) => each === tier)?.[0];
  return `/jenjang${word === undefined ? "" : `/${word}`}${areaCode === null ? "" : `?wilayah=${areaCode}`}`;
}

/** The word of a unit in addresses. */
export function unitWord(unit: DeadlineUnit): string {
  return unit === "day" ? "hari" : "kerja";
}

/** The area that an address names; null where it names none. */
export function areaIn(query: Query): string | null {
  const code = query["wilayah"];
  return typeof code === "string" && levelOf(code) !== null ? code : null;
}

/** The deadline that an address asks to try; null where it asks none or none that may be set. */
export function deadlineInQuery(query: Query): Deadline | null {
  const count = query["jumlah"];
  const word = query["satuan"];
  const unit = DEADLINE_UNITS.find((each) => each === Object.entries(UNIT_WORDS).find(([name]) => name === word)?.[1]);
  if (typeof count !== "string" || !/^\d{1,2}$/.test(count) || unit === undefined) return null;
  const days = Number(count);
  return days >= 1 && days <= MOST_DAYS ? { count: days, unit } : null;
}

/** Names of the fields in which an address says how one tier is to decide. */
export function tierFields(name: TierName) {
  return {
    use: `${name}`,
    quorum: `${name}-setuju`,
    sample: `${name}-sampel`,
    days: `${name}-hari`,
    to: `${name}-pengganti`,
  };
}

export const SET_HREF = "/jenjang/susunan";

/** The tiers that an address asks to try, not yet judged; null where it asks none. */
export function tierSetInQuery(query: Query): TierSet | null {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  if (text("coba") !== "1") return null;
  const used = TIER_NAMES.filter((name) => FIXED_TIERS.includes(name) || text(tierFields(name).use) === "1");
  return used.map((name) => {
    const fields = tierFields(name);
    return {
      name,
      quorum: quorumOf(text(fields.quorum)),
      coverage: coverageOf(text(fields.sample)),
      escalation: escalationOf(text(fields.days), text(fields.to)),
    };
  });
}

function quorumOf(text: string): Quorum {
  if (text === "semua") return { kind: "all" };
  const count = /^\d$/.test(text) ? Number(text) : 1;
  return count >= 2 && count <= MOST_IN_QUORUM ? { kind: "minimum", count } : { kind: "any" };
}

export function quorumWord(quorum: Quorum): string {
  return quorum.kind === "all" ? "semua" : quorum.kind === "minimum" ? String(quorum.count) : "1";
}

function coverageOf(text: string): Coverage {
  if (text === "lot") return { kind: "lot" };
  if (text === "semua" || !/^\d{1,3}$/.test(text)) return { kind: "every" };
  return { kind: "sample", percent: Math.min(100, Number(text)) };
}

export function coverageWord(coverage: Coverage): string {
  if (coverage.kind === "sample") return String(coverage.percent);
  return coverage.kind === "every" ? "semua" : "lot";
}

function escalationOf(days: string, to: string): Escalation | null {
  const name = TIER_NAMES.find((each) => each === to);
  if (name === undefined || !/^\d{1,2}$/.test(days)) return null;
  const afterDays = Number(days);
  return afterDays >= 1 && afterDays <= MOST_ESCALATION_DAYS ? { afterDays, to: name } : null;
}
