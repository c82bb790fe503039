"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { useRead } from "@/components/field/use-read";
import { goTo } from "@/components/field/use-route";
import { Waiting } from "@/components/field/waiting";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { familyLines } from "@/lib/client/field/family-lines";
import type { PackDraft, PackFamily } from "@/lib/domain/field/pack";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { placeWords } from "./family-list";
import { FamilyStateBadge } from "./family-state";
import { useToday } from "./use-today";
import { useWork, useWorkplace } from "./work-context";

/** One family: who lives there, what is open about it, and the next step. */
export function FamilyPage({ id }: { readonly id: string }) {
  const t = useTranslations("work");
  const workplace = useWorkplace();
  const index = useWork((state) => state.index);
  const read = useRead(async () => ({ family: await workplace.family(id) }), index);
  if (read === null) return <Waiting label={t("form.loading")} />;
  const { family } = read;
  if (family === null)
    return (
      <>
        <FieldHeading title={t("family.missing")} />
        <EmptyState
          title={t("family.missing")}
          action={
            <a href="#/bawa" className={buttonClass("primary")}>
              {t("home.take")}
            </a>
          }
        >
          {t("family.missingText")}
        </EmptyState>
      </>
    );
  return <Known family={family} />;
}

function Known({ family }: { readonly family: PackFamily }) {
  const t = useTranslations("work");
  const names = Object.entries(family.base.members).flatMap(([uid, { name }]) =>
    typeof name === "string" ? [{ uid, name }] : [],
  );
  const street = family.base.household["address"];
  const place = placeWords(`${family.rw ?? ""}/${family.rt ?? ""}`, useTranslations("work.list"));
  const state = useFamilyState(family.id);
  const returned = family.drafts.find(({ state }) => state === "returned");
  return (
    <>
      <p className="mb-1">
        <a href="#/keluarga" className={buttonClass("quiet", "normal", "-ms-4")}>
          <Icon name="arrow-left" />
          {t("family.back")}
        </a>
      </p>
      <FieldHeading title={family.headName} />
      <p className="mb-4 empty:hidden">{state === undefined ? null : <FamilyStateBadge state={state} />}</p>
      {returned === undefined || state?.kind !== "returned" ? null : (
        <div className="mb-4">
          <Alert tone="danger" title={t("family.returned")}>
            {returned.note}
          </Alert>
        </div>
      )}
      <NextStep family={family} />
      <div className="mt-5 space-y-5 pb-5">
        <Card>
          <DescriptionList
            items={[
              {
                term: t("family.place"),
                detail: [typeof street === "string" ? street : null, family.dusun, place].filter(Boolean).join(", "),
              },
              {
                term: t("family.members"),
                detail: (
                  <ul>
                    {names.map(({ uid, name }) => (
                      <li key={uid}>{name}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

/** How the family stands, as the list says it. */
function useFamilyState(id: string) {
  const listed = useWork(({ index }) => index?.families.find((each) => each.id === id));
  const records = useWork((work) => work.records);
  const items = useWork((work) => work.items);
  return listed === undefined ? undefined : familyLines([listed], records, items, { words: "", place: "" })[0]?.state;
}

function NextStep({ family }: { readonly family: PackFamily }) {
  const t = useTranslations("work.family");
  const workplace = useWorkplace();
  const frame = useWork((state) => state.frame);
  const records = useWork((state) => state.records);
  const items = useWork((state) => state.items);
  const today = useToday();
  const [isBusy, setBusy] = useState(false);
  const own = records.filter(({ householdId }) => householdId === family.id);
  const drafts = family.drafts.filter(({ state }) => isEditable(state));
  const whole = drafts.find(({ kind }) => kind !== "event");
  const fill = async () => {
    setBusy(true);
    const { beginCondition, takenRecord } = await import("@/lib/client/field/beginnings");
    const tools = { newId: workplace.parts.newId, now: Date.now(), today };
    const record =
      frame === null
        ? null
        : whole === undefined
          ? beginCondition(family, frame, tools)
          : takenRecord(at(family, whole, frame.villageCode), Date.now());
    if (record !== null) {
      if ((await workplace.record(record.id)) === null) await workplace.keep(record);
      goTo(`#/isi/${record.id}`);
    }
    setBusy(false);
  };
  if (family.status === HOUSEHOLD_STATUS.closed) return <Alert>{t("closed")}</Alert>;
  const proposals = own.filter(({ what, isEvent }) => what === "proposal" && !isEvent);
  const begun = proposals.find(({ isSent }) => !isSent);
  const isOnItsWay = proposals.some(
    ({ id, isSent }) => isSent && items.some((item) => item.recordId === id && item.state !== "taken"),
  );
  const mayBegin = frame?.period?.isOpen === true;
  const isUnderWay = family.underWay !== null;
  return (
    <div className="space-y-3">
      {mayBegin ? null : <Alert tone="attention">{t("periodClosed")}</Alert>}
      {isUnderWay ? <Alert>{t("underWay")}</Alert> : null}
      {isOnItsWay ? <Alert>{t("isSent")}</Alert> : null}
      {begun === undefined ? (
        !isOnItsWay && ((mayBegin && !isUnderWay) || whole !== undefined) ? (
          <Button variant="primary" icon="pencil" wide busy={isBusy} onClick={() => void fill()}>
            {t(whole === undefined ? "update" : "continue")}
          </Button>
        ) : null
      ) : (
        <a href={`#/isi/${begun.id}`} className={buttonClass("primary", "normal", "w-full")}>
          <Icon name="pencil" />
          {t("continue")}
        </a>
      )}
      {own
        .filter(({ isEvent }) => isEvent)
        .map(({ id }) => (
          <a key={id} href={`#/isi/${id}`} className={buttonClass("secondary", "normal", "w-full")}>
            <Icon name="pencil" />
            {t("kind.event")}
          </a>
        ))}
      {mayBegin ? (
        <a href={`#/keluarga/${family.id}/peristiwa`} className={buttonClass("secondary", "normal", "w-full")}>
          <Icon name="flag" />
          {t("event")}
        </a>
      ) : null}
    </div>
  );
}

function at(family: PackFamily, draft: PackDraft, villageCode: string) {
  const { regencyCode, id: householdId, headName } = family;
  return { id: draft.id, what: "proposal" as const, regencyCode, villageCode, householdId, headName };
}
