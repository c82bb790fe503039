"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

type Word =
  | "add"
  | "title"
  | "lead"
  | "day"
  | "name"
  | "source"
  | "short"
  | "past"
  | "there"
  | "save"
  | "saving"
  | "saved"
  | "cancel";

export interface AddHolidayProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly today: string;
  readonly words: Readonly<Record<Word, string>> & { readonly problem: ProblemLabels };
}

const SHORTEST = 3;
const EMPTY = { day: "", name: "", source: "" };

/** Records a region's own day without work: which, why, by which paper. */
export function AddHoliday({ grantId, regionCode, today, words }: AddHolidayProps) {
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const router = useRouter();
  const id = useId();
  const close = () => {
    setOpen(false);
    setTried(false);
    setForm(EMPTY);
    clear();
  };
  const isShort = (text: string) => text.trim().length < SHORTEST;
  const isPast = form.day < today; // an empty day, too
  const isThere = problem?.fields?.some(({ detail }) => detail === "ALREADY_THERE") === true;
  const confirm = async () => {
    setTried(true);
    if (isPast || isShort(form.name) || isShort(form.source)) return;
    if ((await send("holiday.add", { regionCode, ...form })) === null) return;
    close();
    showToast(words.saved);
    router.refresh();
  };
  const texts = (["name", "source"] as const).map((key) => ({ key, most: key === "name" ? 120 : 200 }));
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.save}
        busyLabel={words.saving}
        cancelLabel={words.cancel}
        busy={busy}
        wide
      >
        <div className="space-y-4">
          <p>{words.lead}</p>
          <Field
            id={`${id}-day`}
            label={words.day}
            error={isThere ? words.there : tried && isPast ? words.past : undefined}
          >
            {(control) => (
              <TextInput
                {...control}
                type="date"
                min={today}
                value={form.day}
                onChange={(event) => setForm({ ...form, day: event.target.value })}
              />
            )}
          </Field>
          {texts.map(({ key, most }) => (
            <Field
              key={key}
              id={`${id}-${key}`}
              label={words[key]}
              error={tried && isShort(form[key]) ? words.short : undefined}
            >
              {(control) => (
                <TextInput
                  {...control}
                  maxLength={most}
                  value={form[key]}
                  onChange={(event) => setForm({ ...form, [key]: event.target.value })}
                />
              )}
            </Field>
          ))}
          {isThere ? null : <CommandProblem problem={problem} labels={words.problem} />}
        </div>
      </ConfirmDialog>
    </>
  );
}
