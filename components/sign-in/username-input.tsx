import type { ControlProps } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** Where a username is typed: nothing that a phone would change or finish by itself. */
export function UsernameInput({ control }: { readonly control: ControlProps }) {
  return (
    <TextInput
      {...control}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={80}
    />
  );
}
