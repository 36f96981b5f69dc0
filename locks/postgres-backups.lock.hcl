# The version of the AWS provider, the same for every plan and apply. It has no checksums yet: docs/workflows.md, "The
# lock file", says how to add those of the platforms that you use, and how to go to a newer version.
provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.25.0"
  constraints = ">= 6.25.0, < 7.0.0"
}
