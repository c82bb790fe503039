"use client";

import { useTranslations } from "next-intl";
import { PhotoInput } from "@/components/attachment/photo-input";
import { HelpNote } from "@/components/ui/help-note";
import type { EventField } from "@/lib/domain/event/definition";
import type { FamilyEvent } from "@/lib/domain/event/event";
import { questionOf } from "@/lib/domain/event/field-question";
import { fieldId } from "@/lib/domain/form/step";
import { answerIn, isAnswered } from "@/lib/domain/instrument/answers";
import { answerKey } from "@/lib/domain/instrument/canonical";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Finding } from "@/lib/domain/rule/finding";
import { AnswerControl } from "./answer-control";
import { EventPeople } from "./event-people";
import { useForm, useFormTools } from "./form-context";
import { NoPhoto } from "./no-photo";
import type { FieldState } from "./use-field";

const NO_FINDINGS: readonly Finding[] = [];

/** What a field of an event is, for its control. */
export function useEventField(event: FamilyEvent, key: string, isRequired: boolean): FieldState {
  const { store } = useFormTools();
  const target = { level: "event" as const, uid: event.id, key };
  const value = useForm(() => store.answer(target));
  const findings = useForm(({ view }) => view.byField.get(answerKey("event", event.id, key)) ?? NO_FINDINGS);
  return {
    id: fieldId("event", event.id, key),
    target,
    value,
    set: (next, isTyping) => store.set(target, next, isTyping),
    findings,
    isRequired,
    previously: null,
  };
}

/** One field of an event: its text, help, control and what is wrong with it. */
export function EventFieldControl({ event, field }: { readonly event: FamilyEvent; readonly field: EventField }) {
  const { locale, place } = useFormTools();
  const t = useTranslations("form.field");
  const state = useEventField(event, field.key, field.optional !== true);
  const isOneOfTwo = field.orElse !== undefined && !isAnswered(answerIn(event.answers, field.orElse));
  const mark = state.isRequired ? t("notAnswered") : isOneOfTwo ? t("oneOfTwo") : t("optional");
  const fault = state.findings.find(({ messageId }) => messageId !== "required");
  const around = {
    label: inLocale(field.label, locale),
    ...(isAnswered(state.value) ? {} : { mark }),
    hint: field.help === undefined ? undefined : <HelpNote label={t("help")}>{inLocale(field.help, locale)}</HelpNote>,
    error: fault === undefined ? undefined : inLocale(fault.text, locale),
  };
  const question = questionOf(field);
  return (
    <div className="wrap-anywhere border-b border-line py-5 last:border-0">
      {question !== null ? <AnswerControl question={question} field={state} {...around} /> : null}
      {field.type === "people" ? <EventPeople event={event} field={field} state={state} {...around} /> : null}
      {field.type === "attachment" && place === null ? <NoPhoto id={state.id} legend={around.label} /> : null}
      {field.type === "attachment" && place !== null ? (
        <PhotoInput
          id={state.id}
          {...around}
          papers
          place={place}
          value={typeof state.value === "string" ? state.value : null}
          onChange={state.set}
        />
      ) : null}
    </div>
  );
}
