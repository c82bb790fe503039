"use client";

import { useRouter } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon-name";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { daysBetweenOn, readClock } from "@/lib/domain/desk/opening";
import type { Refusal } from "@/lib/domain/error/error-code";

/** What a field of the form is in the command. `weekdays`: every such day between two dates. */
export type FieldKind = "text" | "number" | "clock" | "list" | "weekdays";

export interface CommandFormProps {
  readonly grantId: string;
  readonly command: string;
  /** What of the input is not asked. */
  readonly fixed: object;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Where to go when it is done; null: stay. */
  readonly to: string | null;
  readonly icon?: IconName;
  readonly variant?: "primary" | "secondary" | "danger";
  /** One field with its button beside it. */
  readonly isRow?: boolean;
  readonly words: { readonly submit: string; readonly busy: string; readonly done: string };
  /** What to say to a refusal, by its reason or by the detail of a field. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}

/** A form of plain fields that sends one command. The fields come from the page; what is refused is told above the button. */
export function CommandForm(props: CommandFormProps) {
  const {
    grantId,
    command,
    fixed,
    fields,
    to,
    words,
    reasons,
    children,
    icon,
    variant = "primary",
    isRow = false,
  } = props;
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const asked = Object.entries(fields).map(([name, kind]) => [name, fieldValue(form, name, kind)]);
    if ((await send(command, { ...fixed, ...Object.fromEntries(asked) })) === null) return;
    showToast(words.done);
    if (to !== null) router.push(to);
    router.refresh();
  };
  return (
    <form
      onSubmit={(event) => void submit(event)}
      className={isRow ? "grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_auto]" : "space-y-5"}
    >
      {children}
      <Told problem={problem} reasons={reasons} />
      <Button
        type="submit"
        variant={variant}
        {...(icon === undefined ? {} : { icon })}
        busy={busy}
        busyLabel={words.busy}
      >
        {words.submit}
      </Button>
    </form>
  );
}

function fieldValue(form: FormData, name: string, kind: FieldKind): unknown {
  const text = (key: string) => String(form.get(key) ?? "").trim();
  switch (kind) {
    case "text":
      return text(name);
    case "number":
      return Number(text(name));
    case "clock":
      return readClock(text(name)) ?? -1;
    case "list":
      return form.getAll(name).map(String);
    case "weekdays":
      return daysBetweenOn(text("from"), text("to") || text("from"), form.getAll(name).map(Number));
  }
}

/** Why it was refused, in the words of this form where it has some. */
export function Told({
  problem,
  reasons,
}: {
  readonly problem: Refusal | null;
  readonly reasons: Readonly<Record<string, string>>;
}) {
  const errors = useErrorTexts();
  if (problem === null) return null;
  const keys = [
    String(problem.info?.["reason"] ?? ""),
    ...(problem.fields ?? []).flatMap(({ path, detail }) => [`${path}.${detail}`, detail, path]),
  ];
  const own = [...new Set(keys.flatMap((key) => reasons[key] ?? []))];
  const { what, todo } = errors[problem.code];
  return (
    <Alert tone="danger" live="assertive" title={own[0] ?? what}>
      {own.length === 0 ? todo : own.slice(1).join(" ")}
    </Alert>
  );
}
