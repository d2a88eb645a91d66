"""Who may do what with measures and lessons. Roles are derived from what is true."""
