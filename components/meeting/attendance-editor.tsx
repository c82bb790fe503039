"use client";

import { fill } from "@/components/decision/fill";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import { type AttendeeLine, withLine } from "./record-fields";
import type { RecordWords } from "./record-words";

export interface AttendanceEditorProps {
  readonly lines: readonly AttendeeLine[];
  readonly words: RecordWords;
  readonly onChange: (lines: readonly AttendeeLine[]) => void;
}

const MOST = 300;

/** The attendance list: a line a person. */
export function AttendanceEditor({ lines, words, onChange }: AttendanceEditorProps) {
  const edit = (key: number, part: Partial<AttendeeLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{words.attendance}</legend>
      <p className="mb-2 text-sm text-muted">{words.attendanceHint}</p>
      <ol className="space-y-2">
        {lines.map((line, index) => {
          const name = line.name.trim() === "" ? fill(words.row, { number: index + 1 }) : line.name;
          return (
            <li
              key={line.key}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2 sm:grid-cols-[1fr_1fr_auto]"
            >
              <Field id={`hadir-${line.key}-nama`} label={words.person} labelHidden={index > 0}>
                {(control) => (
                  <TextInput
                    {...control}
                    value={line.name}
                    maxLength={100}
                    autoComplete="off"
                    onChange={(event) => edit(line.key, { name: event.target.value })}
                  />
                )}
              </Field>
              <div className="col-start-1 row-start-2 sm:col-start-auto sm:row-start-auto">
                <Field id={`hadir-${line.key}-jabatan`} label={words.position} labelHidden={index > 0}>
                  {(control) => (
                    <TextInput
                      {...control}
                      value={line.position}
                      maxLength={100}
                      autoComplete="off"
                      onChange={(event) => edit(line.key, { position: event.target.value })}
                    />
                  )}
                </Field>
              </div>
              <button
                type="button"
                className="grid size-11 place-items-center rounded-md text-muted hover:bg-wash hover:text-cabai"
                onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
              >
                <Icon name="trash-2" />
                <span className="sr-only">{fill(words.removePerson, { name })}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {lines.length < MOST ? (
        <div className="mt-2">
          <Button icon="user-plus" onClick={() => onChange(withLine(lines))}>
            {words.addPerson}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
