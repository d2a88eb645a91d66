"""How the API answers, and how it describes itself."""

from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["people.door.MayComeIn"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["network.lib.api.Json"],
    "DEFAULT_THROTTLE_CLASSES": ["network.lib.api.Throttle"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_PAGINATION_CLASS": "network.lib.api.Pages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "network.lib.problems.problem",
}

SPECTACULAR: dict[str, Any] = {
    "TITLE": "Collaborative network",
    "DESCRIPTION": "Partners and people of the network, under the same rules as the pages.",
    "VERSION": "1",
    "SERVE_PUBLIC": False,
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["people.door.MayComeIn"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "network.api.describe_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "VisibilityEnum": "people.models.Visibility.choices",
        "StageEnum": "partners.models.Stage.choices",
        "SectorEnum": "partners.models.Sector.choices",
        "MouStateEnum": "partners.models.mou_state.MouState.choices",
        "MouOriginEnum": "partners.models.mou_state.Origin.choices",
        "MouSideEnum": "partners.models.mou_state.Side.choices",
        "MouVersionKindEnum": "partners.models.mou_version.VersionKind.choices",
        "StandingStepEnum": "partners.models.standing_step.Step.choices",
        "GatheringKindEnum": "gatherings.models.occasion.Kind.choices",
        "GatheringStateEnum": "gatherings.models.gathering_queryset.State.choices",
        "PurposeEnum": "gatherings.models.occasion.Purpose.choices",
        "ModeEnum": "gatherings.models.format.Mode.choices",
        "BlockKindEnum": "gatherings.models.agenda_item.Block.choices",
        "CommitmentStateEnum": "gatherings.models.commitment.Keeping.choices",
        "RoomLevelEnum": [(level, level) for level in ("ok", "amber", "red")],
        "PromptLevelEnum": "gatherings.models.prompt.Level.choices",
        "GroupKindEnum": "working_groups.models.working_group.Kind.choices",
        "LeverageEnum": "network.lib.leverage.Leverage.choices",
        "JoinRequestStateEnum": "working_groups.models.join_request.Asked.choices",
        "PracticeChoiceEnum": "learning.models.Choice.choices",
        "SharingEnum": "learning.models.Sharing.choices",
        "VoiceStateEnum": "learning.models.VoiceState.choices",
        "MeasureKindEnum": "learning.models.Kind.choices",
        "DirectionEnum": "learning.models.Direction.choices",
        "EveryEnum": "learning.periods.Every.choices",
        "RollUpEnum": "learning.rolling_up.RollUp.choices",
        "QualityEnum": "learning.models.Quality.choices",
        "CommonAgendaStateEnum": "working_groups.models.common_agenda.State.choices",
        "RoundAboutEnum": "working_groups.models.drafting_round.About.choices",
        "ActivityProgressEnum": "working_groups.models.activity.Progress.choices",
    },
}
