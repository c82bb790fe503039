"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { TextArea } from "@/components/ui/text-area";
import type { ReviewFinding } from "@/lib/domain/form/review-page";

/** The save command's limit. */
const LONGEST_NOTE = 500;

export interface WarningNotesProps {
  readonly warnings: readonly ReviewFinding[];
  readonly notes: Readonly<Record<string, string>>;
  readonly formPath: string;
  readonly showMissing: boolean;
  readonly onNote: (key: string, text: string) => void;
}

export function noteFieldId({ noteKey }: ReviewFinding): string {
  return `catatan-${noteKey.replace("|", "-")}`;
}

/** One note serves every field that a rule names for a person, so each note is asked once. */
export function WarningNotes({ warnings, notes, formPath, showMissing, onNote }: WarningNotesProps) {
  const t = useTranslations("review");
  const severity = useTranslations("states.severity");
  const keys = [...new Set(warnings.map(({ noteKey }) => noteKey))];
  if (keys.length === 0) return null;
  return (
    <Card title={t("warnings")} tone="attention">
      <ul className="space-y-5">
        {keys.map((key) => {
          const about = warnings.filter(({ noteKey }) => noteKey === key);
          const [first] = about;
          if (first === undefined) return null;
          const note = notes[key] ?? first.note;
          return (
            <li key={key}>
              {about.map((warning) => (
                <p key={warning.key} className="mb-1">
                  <SeverityBadge severity="warning" label={severity("warning")} />{" "}
                  {warning.person === null ? null : <strong>{warning.person}: </strong>}
                  {warning.text}{" "}
                  <Link href={`${formPath}${warning.query}`} className="link inline-block py-1 font-semibold">
                    {t("fix")}
                  </Link>
                </p>
              ))}
              <Field
                id={noteFieldId(first)}
                label={t("note")}
                error={showMissing && note.trim() === "" ? t("noteMissing") : undefined}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    rows={2}
                    maxLength={LONGEST_NOTE}
                    value={note}
                    onChange={(event) => onNote(key, event.target.value)}
                  />
                )}
              </Field>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
