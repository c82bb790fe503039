"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { useFormTools } from "./form-context";

/** What a coach has written at this question; nothing where nobody has. */
export function CoachNotes({ question }: { readonly question: string }) {
  const { store } = useFormTools();
  const t = useTranslations("form.coach");
  const notes = store.page.coaching.filter((note) => note.question === question);
  return notes.map((note) => (
    <div key={note.id} className="mb-3">
      <Alert title={t("title", { name: note.by })}>
        <p className="whitespace-pre-line">{note.text}</p>
      </Alert>
    </div>
  ));
}
