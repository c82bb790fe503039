import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { PackCheck, PackFrame } from "@/lib/domain/field/pack";
import { MOST_FORM_POINTS } from "@/lib/domain/field/packed-form";
import type { PortalValues } from "@/lib/domain/instrument/snapshot";
import { localDay } from "@/lib/domain/period/period";
import { pathOf } from "@/lib/domain/training/path";
import { readFormNotes } from "@/lib/server/coaching/form-notes";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { listOwnChecks } from "@/lib/server/ground-check/blind-query";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { villagePoints } from "@/lib/server/household/points-query";
import type { RegionInfo } from "@/lib/server/region/queries";
import { findSettings } from "@/lib/server/rule/surroundings";
import { listAllSupplements } from "@/lib/server/training/supplement-query";
import { mayOf } from "../may";
import type { Sight } from "./pack-family";

/** What no family has: every house of the village is wanted. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

export interface FramePlace {
  readonly region: RegionInfo;
  readonly portal: PortalValues;
}

export interface ReadFrame {
  readonly frame: PackFrame;
  /** Families whom a check names: shown, and so logged. */
  readonly shown: readonly string[];
}

/** What holds for every family of the village: the same number of statements whatever comes along. */
export async function readFrame(
  tx: ScopedTx,
  actor: Actor,
  { region, portal }: FramePlace,
  { form, seesIdentity, villageCode }: Sight,
  now: Date,
): Promise<ReadFrame> {
  const { period, regional, moment } = form;
  const today = localDay(now, region.timeZone);
  const [points, coaching, settings, checks, supplements] = await Promise.all([
    villagePoints(tx, villageCode, NOBODY, MOST_FORM_POINTS + 1),
    readFormNotes(tx, actor, villageCode, today, now),
    findSettings(tx.sql, villageCode),
    listOwnChecks(tx, actor),
    listAllSupplements(villageCode),
  ]);
  const frame: PackFrame = {
    villageCode,
    villageName: region.name,
    timeZone: region.timeZone,
    period:
      period === null
        ? null
        : {
            id: period.id,
            year: period.year,
            isOpen: period.isOpen,
            startsOn: period.startsOn,
            instrument: period.instrument,
            instrumentVersion: period.instrumentVersion,
          },
    regional,
    ...(moment === undefined ? {} : { moment }),
    settings: settings.stored,
    portal,
    points,
    coaching,
    lockedKeys: seesIdentity ? [] : [...SEALED_KEYS],
    ...mayOf(actor),
    checks: checks.map(({ page }): PackCheck => {
      const { dueAt, doneAt, ...rest } = page;
      return { ...rest, dueAt: dueAt.getTime(), doneAt: doneAt?.getTime() ?? null };
    }),
    lessons: pathOf(actor.grant.role).required,
    supplements: supplements.map(({ writtenAt, ...rest }) => ({ ...rest, writtenAt: writtenAt.getTime() })),
    takenAt: now.getTime(),
  };
  return { frame, shown: checks.map(({ householdId }) => householdId) };
}
