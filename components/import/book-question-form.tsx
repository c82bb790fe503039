"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useCommand } from "@/components/user/use-command";
import type { ForeignColumn, Mapping } from "@/lib/domain/sid/foreign";
import { headingKey } from "@/lib/domain/sid/heading-key";

export interface BookQuestionFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly hasFaults: boolean;
  readonly columns: readonly ForeignColumn[];
  readonly saved: Mapping | null;
  readonly ours: readonly (SelectOption & { readonly codes: readonly SelectOption[] })[];
  readonly words: Readonly<Record<string, string>>;
}

/** How a workbook is to be read: its misplaced values, or its columns one by one. */
export function BookQuestionForm(props: BookQuestionFormProps) {
  const { grantId, regencyCode, id, hasFaults, columns, words } = props;
  const router = useRouter();
  const texts = useErrorTexts();
  const { busy, problem, send } = useCommand(grantId);
  const [mend, setMend] = useState(true);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const saveAs = String(form.get("saveAs") ?? "").trim();
    const mapping = columns.length === 0 ? null : mappingOf(columns, form);
    const input = { regencyCode, id, answer: { mend: hasFaults && mend, mapping } };
    await send("import.answer", {
      ...input,
      saveAs: saveAs === "" ? null : saveAs,
      shared: form.get("shared") !== null,
    });
    router.refresh();
  };
  const detail = problem?.fields?.[0]?.detail ?? "";
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words["failedTitle"] ?? ""}>
          <p>{words[detail] ?? texts[problem.code].what}</p>
        </Alert>
      )}
      {hasFaults ? <MendChoice mend={mend} onChange={setMend} words={words} /> : null}
      {columns.length === 0 ? null : <ColumnChoices {...props} />}
      <div>
        <Button type="submit" variant="primary" icon="file-pen-line" busy={busy} busyLabel={words["busy"] ?? ""}>
          {words["submit"]}
        </Button>
      </div>
    </form>
  );
}

/** What the form says, by heading and by value. */
function mappingOf(columns: readonly ForeignColumn[], form: FormData) {
  const chosen = (index: number) => String(form.get(`column-${index}`) ?? "") || null;
  const codes: Record<string, Record<string, number>> = {};
  for (const { index, unread } of columns) {
    const name = chosen(index);
    for (const [place, value] of unread.entries()) {
      const code = String(form.get(`code-${index}-${place}`) ?? "");
      if (name !== null && code !== "") codes[name] = { ...codes[name], [value]: Number(code) };
    }
  }
  return {
    columns: Object.fromEntries(columns.map(({ index, heading }) => [headingKey(heading), chosen(index)])),
    codes,
  };
}

interface MendChoiceProps {
  readonly mend: boolean;
  readonly onChange: (mend: boolean) => void;
  readonly words: BookQuestionFormProps["words"];
}

function MendChoice({ mend, onChange, words }: MendChoiceProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{words["legend"]}</legend>
      {([true, false] as const).map((value) => (
        <label key={String(value)} className="flex min-h-11 items-center gap-2">
          <input
            type="radio"
            name="mend"
            className="size-5 accent-laut"
            checked={mend === value}
            onChange={() => onChange(value)}
          />
          {value ? words["mend"] : words["keep"]}
        </label>
      ))}
      <p className="text-sm text-muted">{words["mendHint"]}</p>
    </fieldset>
  );
}

function ColumnChoices({ columns, saved, ours, words }: BookQuestionFormProps) {
  const own = (name: string | null) => ours.find(({ value }) => value === name);
  return (
    <div className="grid gap-4">
      <h3 className="font-semibold">{words["columns"]}</h3>
      <ul className="grid gap-4 md:grid-cols-2">
        {columns.map(({ index, heading, samples, guess, unread }) => {
          const kept = saved?.columns[headingKey(heading)];
          const name = kept === undefined ? guess : kept;
          return (
            <li key={index} className="grid content-start gap-2 rounded-md border border-line p-3">
              <Field
                id={`column-${index}`}
                label={`${words["heading"]}: ${heading}`}
                hint={`${words["samples"]}: ${samples.join(", ")}`}
              >
                {(control) => (
                  <Select
                    {...control}
                    name={`column-${index}`}
                    defaultValue={name ?? ""}
                    options={ours}
                    placeholder={words["leave"] ?? ""}
                  />
                )}
              </Field>
              {unread.map((value, place) => (
                <Field key={value} id={`code-${index}-${place}`} label={`${words["codes"]}: ${value}`}>
                  {(control) => (
                    <Select
                      {...control}
                      name={`code-${index}-${place}`}
                      defaultValue={String(codeOf(saved, name, value) ?? "")}
                      options={own(name)?.codes ?? []}
                      placeholder={words["codeLeave"] ?? ""}
                    />
                  )}
                </Field>
              ))}
            </li>
          );
        })}
      </ul>
      <Field id="saveAs" label={words["saveAs"] ?? ""}>
        {(control) => <TextInput {...control} name="saveAs" maxLength={60} />}
      </Field>
      <label className="flex min-h-11 items-center gap-2">
        <input type="checkbox" name="shared" className="size-5 accent-laut" />
        {words["shared"]}
      </label>
    </div>
  );
}

function codeOf(saved: Mapping | null, name: ForeignColumn["guess"], value: string): number | undefined {
  return name === null ? undefined : saved?.codes[name]?.[value];
}
