"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isCarried } from "@/lib/domain/event/carried";
import { definitionOf, type FamilyEvent } from "@/lib/domain/event/event";
import type { FormStep } from "@/lib/domain/form/step";
import { answerIn } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import { useForm, useFormTools } from "./form-context";

const NO_EVENTS: readonly FamilyEvent[] = [];

/** Names of screens, people and events as the form's lists say them. */
export function useStepTitle() {
  const { store, locale } = useFormTools();
  const t = useTranslations("form");
  const members = useForm(({ view }) => view.answers.members);
  const events = useForm(({ payload }) => payload.events ?? NO_EVENTS);
  const eventTitle = useCallback(
    (id: string | null) => {
      const event = events.find((one) => one.id === id);
      if (event === undefined) return null;
      const title = inLocale(definitionOf(event).title, locale);
      const name = isCarried(event) ? answerIn(members[event.id], "name") : null;
      return typeof name === "string" && name !== "" ? `${title} – ${name}` : title;
    },
    [events, members, locale],
  );
  const nameOf = useCallback(
    (uid: string) => {
      const name = answerIn(members[uid], "name");
      return typeof name === "string" && name !== "" ? name : (eventTitle(uid) ?? t("members.unnamed"));
    },
    [members, eventTitle, t],
  );
  const titleOf = useCallback(
    (step: FormStep) => {
      if (step.kind === "event") return eventTitle(step.uid) ?? t("step.event");
      if (step.kind !== "section") return t(`step.${step.kind}`);
      const outline = store.instrument.sections.find(({ section }) => section === step.section);
      return outline === undefined ? step.section : inLocale(outline.title, locale);
    },
    [store, locale, t, eventTitle],
  );
  return { nameOf, titleOf };
}
