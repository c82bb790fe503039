"use client";

import { useState } from "react";
import type { ControlProps } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";

export interface PasswordInputProps {
  readonly control: ControlProps;
  readonly name?: string;
  readonly autoComplete?: "current-password" | "new-password";
  readonly showLabel: string;
  readonly hideLabel: string;
}

export function PasswordInput({
  control,
  name = "password",
  autoComplete = "current-password",
  showLabel,
  hideLabel,
}: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <input
        {...control}
        name={name}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        className="control"
      />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="mt-1 inline-flex min-h-11 items-center gap-2 text-sm font-semibold text-laut underline-offset-4 hover:underline"
      >
        <Icon name={shown ? "eye-off" : "eye"} className="size-4" />
        {shown ? hideLabel : showLabel}
      </button>
    </>
  );
}
