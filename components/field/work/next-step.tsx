"use client";

import { useTranslations } from "next-intl";
import { KeepAlert } from "@/components/field/keep-alert";
import { useKeeping } from "@/components/field/use-keeping";
import { goTo } from "@/components/field/use-route";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import type { RecordLine } from "@/lib/client/field/record-line";
import type { PackDraft, PackFamily } from "@/lib/domain/field/pack";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { useToday } from "./use-today";
import { useWork, useWorkplace } from "./work-context";

/** What may be done about a family now: its form, its events, and why not where not. */
export function NextStep({ family }: { readonly family: PackFamily }) {
  const t = useTranslations("work.family");
  const stand = useStand(family);
  if (family.status === HOUSEHOLD_STATUS.closed) return <Alert>{t("closed")}</Alert>;
  const { mayBegin, isUnderWay, isOnItsWay, events } = stand;
  return (
    <div className="space-y-3">
      {mayBegin ? null : <Alert tone="attention">{t("periodClosed")}</Alert>}
      {isUnderWay ? <Alert>{t("underWay")}</Alert> : null}
      {isOnItsWay ? <Alert>{t("isSent")}</Alert> : null}
      <FormDoor family={family} stand={stand} />
      {events.map(({ id }) => (
        <Way key={id} href={`#/isi/${id}`} icon="pencil" word={t("kind.event")} />
      ))}
      {mayBegin ? <Way href={`#/keluarga/${family.id}/peristiwa`} icon="flag" word={t("event")} /> : null}
    </div>
  );
}

interface Stand {
  /** The draft about the whole form that came along. */
  readonly whole: PackDraft | undefined;
  /** The one that is worked on here. */
  readonly begun: RecordLine | undefined;
  readonly events: readonly RecordLine[];
  readonly mayBegin: boolean;
  readonly isUnderWay: boolean;
  readonly isOnItsWay: boolean;
}

function useStand(family: PackFamily): Stand {
  const mayBegin = useWork(({ frame }) => frame?.period?.isOpen === true);
  const records = useWork((state) => state.records);
  const items = useWork((state) => state.items);
  const own = records.filter(({ householdId }) => householdId === family.id);
  const proposals = own.filter(({ what, isEvent }) => what === "proposal" && !isEvent);
  return {
    whole: family.drafts.find(({ kind, state }) => isEditable(state) && kind !== "event"),
    begun: proposals.find(({ isSent }) => !isSent),
    events: own.filter(({ isEvent }) => isEvent),
    mayBegin,
    isUnderWay: family.underWay !== null,
    isOnItsWay: proposals.some(
      ({ id, isSent }) => isSent && items.some((item) => item.recordId === id && item.state !== "taken"),
    ),
  };
}

/** Into the form: the one that is worked on here, the draft that came along, or a new one. */
function FormDoor({ family, stand }: { readonly family: PackFamily; readonly stand: Stand }) {
  const t = useTranslations("work.family");
  const { isBusy, unkept, fill } = useFill(family, stand.whole);
  const { begun, whole, mayBegin, isUnderWay, isOnItsWay } = stand;
  if (begun !== undefined)
    return <Way href={`#/isi/${begun.id}`} icon="pencil" word={t("continue")} variant="primary" />;
  const mayFill = !isOnItsWay && ((mayBegin && !isUnderWay) || whole !== undefined);
  if (!mayFill) return null;
  return (
    <>
      <KeepAlert trouble={unkept} />
      <Button variant="primary" icon="pencil" wide busy={isBusy} onClick={() => void fill()}>
        {t(whole === undefined ? "update" : "continue")}
      </Button>
    </>
  );
}

function useFill(family: PackFamily, whole: PackDraft | undefined) {
  const workplace = useWorkplace();
  const frame = useWork((state) => state.frame);
  const today = useToday();
  const { isBusy, unkept, keep } = useKeeping();
  const fill = async () => {
    if (frame === null) return;
    const { beginCondition, takenRecord } = await import("@/lib/client/field/beginnings");
    const tools = { newId: workplace.parts.newId, now: Date.now(), today };
    const record =
      whole === undefined
        ? beginCondition(family, frame, tools)
        : takenRecord(at(family, whole, frame.villageCode), Date.now());
    if (record !== null) {
      if ((await workplace.record(record.id)) === null) await workplace.keep(record);
      goTo(`#/isi/${record.id}`);
    }
  };
  return { isBusy, unkept, fill: () => keep(fill) };
}

interface WayProps {
  readonly href: string;
  readonly icon: "pencil" | "flag";
  readonly word: string;
  readonly variant?: "primary" | "secondary";
}

function Way({ href, icon, word, variant = "secondary" }: WayProps) {
  return (
    <a href={href} className={buttonClass(variant, "normal", "w-full")}>
      <Icon name={icon} />
      {word}
    </a>
  );
}

function at(family: PackFamily, draft: PackDraft, villageCode: string) {
  const { regencyCode, id: householdId, headName } = family;
  return { id: draft.id, what: "proposal" as const, regencyCode, villageCode, householdId, headName };
}
