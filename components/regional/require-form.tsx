"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { Link } from "@/components/ui/link";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";

interface Line {
  readonly level: string;
  readonly key: string;
  readonly no: string | null;
  readonly label: string;
  readonly isRequired: boolean;
  readonly isRequiredAbove: boolean;
}

export interface RequireFormProps {
  readonly grantId: string;
  readonly year: number;
  readonly isOpen: boolean;
  readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
  readonly texts: Readonly<Record<"save" | "busy" | "saved" | "closed" | "above" | "coverage", string>>;
}

const nameOf = ({ level, key }: Pick<Line, "level" | "key">) => `${level}.${key}`;

/** Chooses the required variables; the whole set is saved at once. */
export function RequireForm({ grantId, year, isOpen, sections, texts }: RequireFormProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const operation = useRef(newOperationId());
  const lines = sections.flatMap((section) => section.lines);
  const [chosen, setChosen] = useState(() => lines.filter(({ isRequired }) => isRequired).map(nameOf));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<"saved" | ErrorCode | null>(null);

  const save = async () => {
    setBusy(true);
    setOutcome(null);
    const variables = lines.filter((line) => chosen.includes(nameOf(line))).map(({ level, key }) => ({ level, key }));
    const operationId = operation.current;
    const answer = await sendCommand("period.require-variables", { year, variables }, { grantId, operationId });
    setBusy(false);
    if (answer.ok || answer.error.code !== "UNAVAILABLE") operation.current = newOperationId();
    setOutcome(answer.ok ? "saved" : answer.error.code);
    if (answer.ok) router.refresh();
  };

  return (
    <div className="grid max-w-3xl gap-5">
      {isOpen ? null : <Alert tone="attention">{texts.closed}</Alert>}
      {sections.map((section) => (
        <CheckboxList
          key={section.title}
          id={`wajib-${section.lines[0]?.key ?? ""}`}
          name="wajib"
          legend={section.title}
          disabled={!isOpen}
          values={chosen}
          options={section.lines.map((line) => ({
            value: nameOf(line),
            label: line.no === null ? line.label : `${line.no} ${line.label}`,
            ...(line.isRequiredAbove ? { hint: texts.above } : {}),
          }))}
          onChange={(values) => {
            const own = section.lines.map(nameOf);
            setChosen((before) => [...before.filter((name) => !own.includes(name)), ...values]);
          }}
        />
      ))}
      {outcome === null ? null : outcome === "saved" ? (
        <Alert tone="success" live="polite" title={texts.saved}>
          <Link href="/item-daerah/hasil" className="link inline-flex min-h-11 items-center font-semibold">
            {texts.coverage}
          </Link>
        </Alert>
      ) : (
        <Alert tone="danger" live="assertive" title={errors[outcome].what}>
          {errors[outcome].todo}
        </Alert>
      )}
      {isOpen ? (
        <div>
          <Button variant="primary" icon="save" busy={busy} busyLabel={texts.busy} onClick={() => void save()}>
            {texts.save}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
