"""How the demo network learns, told through the verbs the pages use."""

from network.lib.clock import Story


def tell(story: Story) -> None:
    """Add to the story what was measured and learned."""
