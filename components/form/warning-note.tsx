"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { TextArea } from "@/components/ui/text-area";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Finding } from "@/lib/domain/rule/finding";
import { useForm, useFormTools } from "./form-context";

/** The save command's limit. */
const LONGEST_NOTE = 500;

/** A warning, and the place to say why it is right all the same. */
export function WarningNote({ finding, noteKey }: { readonly finding: Finding; readonly noteKey: string }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form.field");
  const severity = useTranslations("states.severity");
  const id = useId();
  const note = useForm(({ payload }) => payload.notes[noteKey] ?? "");
  return (
    <div className="mt-3 rounded-md border-s-4 border-s-kunyit bg-kunyit-wash px-3 py-3">
      <p>
        <SeverityBadge severity="warning" label={severity("warning")} /> {inLocale(finding.text, locale)}
      </p>
      <label htmlFor={id} className="mt-2 mb-1 block text-sm font-semibold">
        {t("note")}
      </label>
      <TextArea
        id={id}
        rows={2}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => store.session.note(noteKey, event.target.value)}
      />
    </div>
  );
}
