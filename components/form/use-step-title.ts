"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { definitionOf, type FamilyEvent } from "@/lib/domain/event/event";
import type { FormStep } from "@/lib/domain/form/step";
import { answerIn } from "@/lib/domain/instrument/answers";
import { inLocale } from "@/lib/domain/instrument/locale";
import { useForm, useFormTools } from "./form-context";

const NO_EVENTS: readonly FamilyEvent[] = [];

/** Names of screens and people as the form's lists say them. */
export function useStepTitle() {
  const { store, locale } = useFormTools();
  const t = useTranslations("form");
  const members = useForm(({ view }) => view.answers.members);
  const events = useForm(({ payload }) => payload.events ?? NO_EVENTS);
  const nameOf = useCallback(
    (uid: string) => {
      const name = answerIn(members[uid], "name");
      return typeof name === "string" && name !== "" ? name : t("members.unnamed");
    },
    [members, t],
  );
  const titleOf = useCallback(
    (step: FormStep) => {
      if (step.kind === "event") {
        const event = events.find(({ id }) => id === step.uid);
        return event === undefined ? t("step.event") : inLocale(definitionOf(event).title, locale);
      }
      if (step.kind !== "section") return t(`step.${step.kind}`);
      const outline = store.instrument.sections.find(({ section }) => section === step.section);
      return outline === undefined ? step.section : inLocale(outline.title, locale);
    },
    [store, locale, t, events],
  );
  return { nameOf, titleOf };
}
