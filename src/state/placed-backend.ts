import {
  TerraformBackend,
  TerraformRemoteState,
  type TerraformStack,
} from "cdktf";
import type { Construct } from "constructs";
import { backendBlocks } from "./backend-blocks";
import { stateBlock, type StateBlock } from "./state-block";
import type { StateBackend } from "./state-backend";

/**
 * A stack's state backend, of any type: CDKTF has no class for some, lacks options of others, and its class for HCP
 * Terraform runs Terraform at synth.
 */
export class PlacedBackend extends TerraformBackend {
  private readonly block: StateBlock;

  public constructor(stack: TerraformStack, state: StateBackend) {
    super(stack, "backend", state.type);
    this.block = stateBlock(state, stack.node.id);
  }

  public override toTerraform(): object {
    return this.written(this.block.options);
  }

  public override toHclTerraform(): object {
    return this.written(backendBlocks(this.block));
  }

  /** Tells the CDKTF CLI which type it is, and whether HCP Terraform plans and applies. */
  public override toMetadata(): object {
    const { type, options } = this.block;
    if (type !== "cloud" && type !== "remote") return { backend: type };
    const { hostname = "app.terraform.io" } = options;
    return {
      backend: type,
      cloud: hostname === "app.terraform.io" ? "tfc" : "tfe",
    };
  }

  /** Lets another stack of the app read this one's outputs, where it refers to them. */
  public override getRemoteStateDataSource(
    scope: Construct,
    name: string,
  ): TerraformRemoteState {
    return new StateOfAnotherStack(scope, name, this.block);
  }

  private written(options: object): object {
    const { type } = this.block;
    return {
      terraform:
        type === "cloud"
          ? { cloud: options }
          : { backend: { [type]: options } },
    };
  }
}

/** The outputs of another stack, as its state has them. */
class StateOfAnotherStack extends TerraformRemoteState {
  public constructor(
    scope: Construct,
    id: string,
    { type, options }: StateBlock,
  ) {
    // Terraform reads workspaces of HCP Terraform by the older backend.
    super(scope, id, type === "cloud" ? "remote" : type, {
      ...(type !== "cloud" &&
        type !== "remote" && { workspace: "${terraform.workspace}" }),
    });
    this.addOverride("config", options);
  }
}
