import type { ComponentProps } from "react";

export type TextInputProps = Omit<ComponentProps<"input">, "className"> & {
  /** Digits line up: NIK, KK, codes. */
  readonly digits?: boolean;
};

export function TextInput({ digits = false, type = "text", ...rest }: TextInputProps) {
  return (
    <input
      {...rest}
      type={type}
      {...(digits ? { inputMode: "numeric" as const, autoComplete: "off" } : {})}
      className={digits ? "control tabular tracking-wide" : "control"}
    />
  );
}
