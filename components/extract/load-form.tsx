"use client";

import { useId, useState } from "react";
import { DropZone, type DropZoneProps } from "@/components/import/drop-zone";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { sentText } from "./sent-text";
import { type LoadFault, type LoadFields, type LoadTrouble, useLoadUpload } from "./use-load-upload";

type Word =
  | "families"
  | "familiesHint"
  | "people"
  | "peopleHint"
  | "regency"
  | "chooseRegency"
  | "conditionDate"
  | "conditionDateHint"
  | "rankedOn"
  | "rankedOnHint"
  | "source"
  | "sourceHint"
  | "submit"
  | "busy"
  | "sending"
  | "sent"
  | "failedTitle"
  | "IN_FUTURE"
  | "SNAPSHOT_DIFFERS"
  | "BUSY"
  | "YOUNGER_RECORDED"
  | "CHECKS"
  | "IDENTIFIER";

export interface LoadFormProps {
  readonly grantId: string;
  /** Regencies of the person's area; one is not asked. */
  readonly regencies: readonly SelectOption[];
  readonly words: DropZoneProps["words"] & Readonly<Record<Word, string>>;
  readonly faults: Readonly<Record<LoadFault, string>>;
  readonly dateLabels: DateLabels;
}

const ACCEPT = ".csv,.txt,.xlsx";

/** Chooses the files of an extract and says what it is, sends it piece by piece and asks for its check. */
export function LoadForm({ grantId, regencies, words, faults, dateLabels }: LoadFormProps) {
  const id = useId();
  const { sent, trouble, send, forget } = useLoadUpload(grantId);
  const [families, setFamilies] = useState<File | null>(null);
  const [people, setPeople] = useState<File | null>(null);
  const only = regencies.length === 1 ? regencies[0]?.value : undefined;
  const [fields, setFields] = useState<LoadFields>({
    regencyCode: only ?? "",
    conditionDate: "",
    rankedOn: "",
    source: "",
  });
  const isBusy = sent !== null;
  const choosing = (choose: (file: File | null) => void) => (chosen: File | null) => {
    if (isBusy) return;
    forget();
    choose(chosen);
  };
  return (
    <form
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const files = [families, people].filter((file) => file !== null);
        void send(files, fields);
      }}
    >
      <div className="grid grid-cols-1 gap-5 md:grid-cols-2">
        <FilePart
          {...{ isBusy, words }}
          file={families}
          label={words.families}
          hint={words.familiesHint}
          onChoose={choosing(setFamilies)}
        />
        <FilePart
          {...{ isBusy, words }}
          file={people}
          label={words.people}
          hint={words.peopleHint}
          onChoose={choosing(setPeople)}
        />
      </div>
      <Asked
        {...{ id, fields, regencies, words, dateLabels }}
        onChange={(change) => setFields((before) => ({ ...before, ...change }))}
        lacks={(fault) =>
          trouble !== null && "fault" in trouble && trouble.fault === fault ? faults[fault] : undefined
        }
      />
      {trouble === null ? null : <TroubleNote trouble={trouble} words={words} faults={faults} />}
      {sent === null ? null : (
        <div role="status">
          <ProgressBar label={words.sending} value={sent.done} max={sent.total} text={sentText(words.sent, sent)} />
        </div>
      )}
      <div>
        <Button type="submit" variant="primary" icon="upload" busy={isBusy} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

type FilePartProps = Pick<DropZoneProps, "file" | "isBusy" | "words" | "onChoose"> & {
  readonly label: string;
  readonly hint: string;
};

function FilePart({ label, hint, ...zone }: FilePartProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
      <DropZone {...zone} id={id} hintId={`${id}-hint`} accept={ACCEPT} />
    </div>
  );
}

type AskedProps = Pick<LoadFormProps, "regencies" | "words" | "dateLabels"> & {
  readonly id: string;
  readonly fields: LoadFields;
  readonly onChange: (change: Partial<LoadFields>) => void;
  /** The words of a fault that stands against a field. */
  readonly lacks: (fault: LoadFault) => string | undefined;
};

/** What is asked beside the files. */
function Asked({ id, fields, regencies, words, dateLabels, onChange, lacks }: AskedProps) {
  return (
    <>
      {regencies.length === 1 ? null : (
        <Field id={`${id}-regency`} label={words.regency} error={lacks("noRegency")}>
          {(control) => (
            <Select
              {...control}
              options={regencies}
              placeholder={words.chooseRegency}
              value={fields.regencyCode}
              onChange={(event) => onChange({ regencyCode: event.target.value })}
            />
          )}
        </Field>
      )}
      <DateInput
        id={`${id}-date`}
        legend={words.conditionDate}
        hint={words.conditionDateHint}
        value={fields.conditionDate}
        onChange={(conditionDate) => onChange({ conditionDate })}
        labels={dateLabels}
        error={lacks("noDate")}
      />
      <DateInput
        id={`${id}-ranked`}
        legend={words.rankedOn}
        hint={words.rankedOnHint}
        value={fields.rankedOn}
        onChange={(rankedOn) => onChange({ rankedOn })}
        labels={dateLabels}
      />
      <Field id={`${id}-source`} label={words.source} hint={words.sourceHint} error={lacks("noSource")}>
        {(control) => (
          <TextInput
            {...control}
            value={fields.source}
            maxLength={200}
            onChange={(event) => onChange({ source: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Reasons of a refusal that have words of their own here. */
const OWN_WORDS = ["IN_FUTURE", "SNAPSHOT_DIFFERS", "BUSY", "YOUNGER_RECORDED", "CHECKS", "IDENTIFIER"] as const;

function TroubleNote({
  trouble,
  words,
  faults,
}: Pick<LoadFormProps, "words" | "faults"> & { readonly trouble: LoadTrouble }) {
  const texts = useErrorTexts();
  if ("fault" in trouble)
    return (
      <Alert tone="danger" live="assertive" title={words.failedTitle}>
        <p>{faults[trouble.fault]}</p>
      </Alert>
    );
  const { code, fields, info } = trouble.refusal;
  const detail = fields?.[0]?.detail ?? info?.["reason"];
  const named = OWN_WORDS.find((each) => each === detail);
  const own = named === undefined ? undefined : words[named];
  const door = detail === "OLD_XLS" ? faults.oldXls : undefined;
  return (
    <Alert tone="danger" live="assertive" title={words.failedTitle}>
      <p>{own ?? door ?? texts[code].what}</p>
      {own === undefined && door === undefined ? <p>{texts[code].todo}</p> : null}
    </Alert>
  );
}
