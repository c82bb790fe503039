"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { useRead } from "@/components/field/use-read";
import { Waiting } from "@/components/field/waiting";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { type FamilyState, familyLines } from "@/lib/client/field/family-lines";
import type { PackFamily } from "@/lib/domain/field/pack";
import { placeWords } from "./family-list";
import { FamilyStateBadge } from "./family-state";
import { GoneNote, useGone } from "./gone-note";
import { NextStep } from "./next-step";
import { ReturnedNote } from "./returned-note";
import { useWork, useWorkplace } from "./work-context";

/** One family: who lives there, what is open about it, and the next step. */
export function FamilyPage({ id }: { readonly id: string }) {
  const t = useTranslations("work");
  const workplace = useWorkplace();
  const index = useWork((state) => state.index);
  const gone = useGone(id);
  const read = useRead(async () => ({ family: await workplace.family(id) }), index);
  if (read === null) return <Waiting label={t("form.loading")} />;
  const { family } = read;
  if (family === null && gone !== undefined)
    return (
      <>
        <BackToList />
        <FieldHeading title={gone.headName} />
        <GoneNote gone={gone} />
      </>
    );
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
  const gone = useGone(family.id);
  const returned = family.drafts.find(({ state }) => state === "returned");
  return (
    <>
      <BackToList />
      <FieldHeading title={family.headName} />
      <p className="mb-4 empty:hidden">{state === undefined ? null : <FamilyStateBadge state={state} />}</p>
      {gone === undefined ? null : <GoneNote gone={gone} />}
      {returned === undefined || !isToMend(state) ? null : <ReturnedNote draft={returned} />}
      {/* One that is listed no more lies here for what is unsent of it alone. */}
      {state === undefined ? null : <NextStep family={family} />}
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

function BackToList() {
  const t = useTranslations("work.family");
  return (
    <p className="mb-1">
      <a href="#/keluarga" className={buttonClass("quiet", "normal", "-ms-4")}>
        <Icon name="arrow-left" />
        {t("back")}
      </a>
    </p>
  );
}

/** What came back lies with its person: until they have given it off again, they read why. */
function isToMend(state: FamilyState | undefined): boolean {
  return state?.kind === "returned" || state?.kind === "typed" || state?.kind === "needs-you";
}

/** How the family stands, as the list says it. */
function useFamilyState(id: string) {
  const listed = useWork(({ index }) => index?.families.find((each) => each.id === id));
  const records = useWork((work) => work.records);
  const items = useWork((work) => work.items);
  return listed === undefined ? undefined : familyLines([listed], records, items, { words: "", place: "" })[0]?.state;
}
