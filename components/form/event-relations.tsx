"use client";

import { useTranslations } from "next-intl";
import { type FamilyEvent, peopleOf, relationKey } from "@/lib/domain/event/event";
import { cardUids } from "@/lib/domain/event/leaving";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import { AnswerControl } from "./answer-control";
import { useEventField } from "./event-field";
import { useFormTools } from "./form-context";
import { useStepTitle } from "./use-step-title";

/** Who everybody is in the family they go to, told as its head will be. */
export function EventRelations({ event }: { readonly event: FamilyEvent }) {
  const { store } = useFormTools();
  const uids = event.code === "GBG" ? cardUids(store.session.getState().server.base) : peopleOf(event);
  return uids.map((uid) => <Relation key={uid} event={event} uid={uid} />);
}

function Relation({ event, uid }: { readonly event: FamilyEvent; readonly uid: string }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form");
  const { nameOf } = useStepTitle();
  const field = useEventField(event, relationKey(uid), true);
  const question = findQuestion(store.instrument, "member", "relationToHead");
  const fault = field.findings.find(({ messageId }) => messageId !== "relation");
  if (question === null) return null;
  return (
    <div className="wrap-anywhere border-b border-line py-5 last:border-0">
      <AnswerControl
        question={question}
        field={field}
        label={t(event.code === "GBG" ? "event.relationThere" : "event.relationNew", { name: nameOf(uid) })}
        {...(field.value === null ? { mark: t("field.notAnswered") } : {})}
        error={fault === undefined ? undefined : inLocale(fault.text, locale)}
      />
    </div>
  );
}
