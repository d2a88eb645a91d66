"""The access matrix: every route × method × actor against one declared policy, with canaries that must not sing.

policy.py says who may do what, world.py what there is to see and to change, actors.py who comes, matrix.py walks.
"""
