import type { ComponentProps } from "react";

export function TextArea({ rows = 4, ...rest }: Omit<ComponentProps<"textarea">, "className">) {
  return <textarea {...rest} rows={rows} className="control" />;
}
