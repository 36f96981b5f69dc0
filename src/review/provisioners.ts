import type { ConfiguredResource } from "./configuration";
import { allows, type Said } from "./finding";
import { blocks, isObject, own, texts } from "./json";
import { listed, type Markdown, say } from "./markdown";

/** Commands that run when a resource is made or destroyed; which of both, a plan does not say. */
export function provisioners(
  resource: ConfiguredResource | undefined,
): readonly Said[] {
  const all = blocks(own(resource?.json, "provisioners"));
  if (all.length === 0) return [];
  return [
    {
      ...allows(say`**runs commands**: ${listed(all.map(words), "; ")}`),
      isUrgent: true,
    },
  ];
}

function words(provisioner: unknown): Markdown {
  const expressions = own(provisioner, "expressions");
  const type = String(own(provisioner, "type"));
  const commands = ["command", "inline", "script", "scripts"].flatMap((key) => {
    const expression = own(expressions, key);
    if (!isObject(expression)) return [];
    const known = texts(own(expression, "constant_value"));
    return known.length > 0 ? known : ["…"];
  });
  return commands.length === 0
    ? say`by ${type}`
    : say`by ${type}, ${listed(commands)}`;
}
